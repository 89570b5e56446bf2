"""What bibtexparser leaves to others: a value's pieces joined by `#`, abbreviations of @string and
of the months, and a comma that is missing between two fields."""

import re

# Three letters each: the abbreviations that BibTeX's styles define.
MONTHS = {name: name for name in re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec")}
BRACE = re.compile(r"(?<!\\)[{}]")
BRACE_OR_QUOTE = re.compile(r'(?<!\\)[{}"]')
NAME = re.compile(r'[^\s"#{}(),=%]+')
LONGEST = 100_000


class Unreadable(Exception):
    """What stands where a comma or a closing brace was expected; `at` is where in the value."""

    def __init__(self, rest, at):
        self.rest, self.at = rest, at


def joined(value, strings):
    """`(text, undefined)` of a raw value such as `jan # " 28"`: its text and the abbreviations in
    it that `strings` does not define. Raises `Unreadable` for what is no value."""
    texts, undefined = [], []
    for quoted, piece in _pieces(value):
        known = quoted or piece.isdecimal() or piece.casefold() in strings
        texts.append(piece if quoted else strings.get(piece.casefold(), piece))
        undefined += [] if known else [piece]
        if sum(map(len, texts)) > LONGEST:
            raise Unreadable(value[:60], 0)
    return "".join(texts), undefined


def _pieces(value):
    """`(quoted, text)` of each piece between the `#`s."""
    at, wanted = 0, True
    while at < len(value):
        if value[at].isspace():
            at += 1
        elif value[at] == "#" and not wanted:
            at, wanted = at + 1, True
        elif wanted:
            end, piece = _piece(value, at)
            yield value[at] in '{"', piece
            at, wanted = end, False
        else:
            raise Unreadable(" ".join(value[at:].split())[:60], at)


def _piece(value, at):
    if value[at] == "{":
        end = _closing(value, at + 1, BRACE, "}")
    elif value[at] == '"':
        end = _closing(value, at + 1, BRACE_OR_QUOTE, '"')
    else:
        found = NAME.match(value, at)
        end = found.end() if found else None
        return (end, found[0]) if found else _unreadable(value, at)
    return (end + 1, value[at + 1 : end]) if end is not None else _unreadable(value, at)


def _closing(value, start, marks, closing):
    depth = 0
    for mark in marks.finditer(value, start):
        if mark[0] == closing and depth == 0:
            return mark.start()
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
    return None


def _unreadable(value, at):
    raise Unreadable(" ".join(value[at:].split())[:60], at)

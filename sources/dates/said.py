"""Dates as people and reference managers write them, brought into EDTF: “March 1992”, “26 de
febrero de 1992”, “c. 1992”, “spring 1992”, “1992–94”, “26.02.1992”."""

import re
import unicodedata

from .edtf import EdtfDate
from .names import month_names, season_names, weekdays

LONGEST = 100
ABOUT = re.compile(
    r"^(c(irca)?\b|c(?=\d)|(ca|about|around|approx(imately)?|hacia|alrededor de|около|ок|"
    r"env(iron)?|um|vers|təxminən|շուրջ)\b)[.\s]*|^~\s*| (approx(imately)?|circa|ca)$"
)
PERHAPS = re.compile(r"^(perhaps|possibly|probably|quizá|возможно|vielleicht|peut-être)\s+")
UNCERTAIN = re.compile(r" ?\?{1,3}$| uncertain$")
SINCE = re.compile(r"^(since|from|desde|с|seit|depuis) | (onwards?|on)$")
UNTIL = re.compile(r"^(until|till|up to|hasta|до|bis|jusqu'en)\s+")
EITHER = re.compile(r"between (.+) and (.+)|(.+) or (.+)")
TO = re.compile(r" ?(?:[‐‑‒–—−]|--) ?| - |-$| (?:to|until|through|hasta|по|bis) ")
PRESENT = re.compile(r"(present|today|now|hoy|наст\.? время|heute)$")
DECADE = re.compile(
    r"(?:the\s+|década de(?: los)?\s+|los(?: años)?\s+)?([12]\d\d)0(?:'?s|-?е|-?er|)"
)
# Words that carry nothing: “26th of February, 1992 г.”, “25 de febrero del 1992”.
FILLERS = {
    "of",
    "de",
    "del",
    "the",
    "el",
    "den",
    "le",
    "г",
    "года",
    "год",
    "il",
    "ili",
    "թ",
    "in",
    "en",
}
TOKEN = re.compile(r"\d+|[^\W\d_]+")
WORDS = re.compile(r"[^\W\d_]")
CLOCK = re.compile(r"[t, ] ?\d\d?:\d\d.{0,40}$")
ONE_IN_BRACKETS = re.compile(r"\s*\[[^,.]*\]\s*")
BASIC = re.compile(r"([12]\d{3})([01]\d)([0-3]\d)")
# What may stand together, by kind: Day, Month, Year, Season; and what may stand before a dash, the
# rest of which the other side says.
WHOLE = {"Y", "MY", "YM", "DMY", "MDY", "YMD", "SY", "YS"}
LEFT = {"D", "M", "DM", "MD", "S"}


def meant(text):
    """The EDTF text that a date in words or figures means; empty where it says none, or where it
    can be read in two ways (4/3/1992)."""
    plain = _plain(text)
    # A date in brackets is a librarian's inference; EDTF's brackets hold several.
    given = plain.upper() if ONE_IN_BRACKETS.fullmatch(text) else _ascii(text).strip().upper()
    candidates = (given, _qualified(plain))
    return next((written for written in candidates if EdtfDate(written).kind), "")


def _ascii(text):
    """With the digits of any script as EDTF has them."""
    return "".join(str(unicodedata.digit(sign, sign)) for sign in text[:LONGEST])


def _plain(text):
    """Lower case, ASCII digits, without brackets, full stops at the end and double spaces."""
    bare = re.sub(r"[\[\]()]", "", unicodedata.normalize("NFC", _ascii(text)))
    return " ".join(bare.casefold().split()).strip(" .,;")


def _qualified(text):
    """`~` and `?` for what is about or uncertain, `/..` for what has no end."""
    for pattern, sign in ((ABOUT, "~"), (PERHAPS, "?")):
        if pattern.search(text):
            return _marked(_qualified(pattern.sub("", text, count=1)), sign)
    if UNCERTAIN.search(text):
        return _marked(_qualified(UNCERTAIN.sub("", text)), "?")
    if SINCE.search(text):
        return _joined(_date(SINCE.sub("", text)), "..")
    if UNTIL.search(text):
        return _joined("..", _date(UNTIL.sub("", text)))
    if found := EITHER.fullmatch(text):
        return _either(*found.groups())
    return _period(CLOCK.sub("", text))


def _either(least, most, one, other):
    """A set of which one is meant: “between 1992 and 1994”, “1992 or 1993”."""
    between = least is not None
    sides = [_date(text) for text in ((least, most) if between else (one, other))]
    if between and [side[-2:] for side in sides] == ["00", "99"] and sides[0][:2] == sides[1][:2]:
        return f"{sides[0][:2]}XX"
    return f"[{('..' if between else ',').join(sides)}]" if all(sides) else ""


def _marked(written, sign):
    """The mark at the end of each side; what is about and uncertain is `%`."""
    sides = [side for side in written.split("/") if side]
    return "/".join(_marked_side(side, sign) for side in sides)


def _marked_side(side, sign):
    if side == ".." or side[-1] == sign:
        return side
    return side[:-1] + "%" if side[-1] in "?~" else side + sign


def _joined(start, end):
    return f"{start}/{end}" if start and end else ""


def _period(text):
    """A date, or two with a dash or a word between."""
    sides = TO.split(text, maxsplit=1)
    if len(sides) == 1:
        return _date(text) or _by_slash(text)
    start, end = sides
    if not end or PRESENT.match(end):
        return _joined(_date(start), "..")
    return _run(start, end) if start else _joined("..", _date(end))


def _run(start, end):
    """A period of which the second side says what the first does not: “25–26 February 1992”; or
    the first what the second leaves out: “1992–94”."""
    if re.fullmatch(r"\d{4}", start) and re.fullmatch(r"\d\d", end):
        return _joined(start, start[:2] + end)
    first, last = _parts(start), _parts(end)
    if _kinds(first) == "SY" and re.fullmatch(r"\d\d|\d{4}", end):
        return _written(first)
    if "Y" not in first and set(first) == {"M", "D"} and _kinds(last) == "DY":
        last = {"M": first["M"]} | last
    if _kinds(first) in LEFT and "Y" in last:
        first = {kind: last[kind] for kind in "MY" if kind in last and "S" not in first} | first
        first.setdefault("Y", last["Y"])
    return _joined(_written(first), _written(last))


def _by_slash(text):
    """`1992/93`, “February/March 1992”, “Winter 1992/93”: the winter that began then."""
    found = re.fullmatch(r"(.*?)(\d{4})\s?[/-]\s?(\d\d|\d{4})", text)
    if found and not found[1].strip():
        return _run(found[2], found[3])
    if found and _kinds(_parts(found[1])) == "S":
        return _written(_parts(found[1] + found[2]))
    sides = re.split("[/-]", text)
    return _run(*sides) if len(sides) == 2 and WORDS.search(text) else ""


def _date(text):
    """One date; empty for what is none, and for a day that there never was."""
    if (found := DECADE.fullmatch(text)) and not text.isdecimal():
        return f"{found[1]}X"
    if found := BASIC.fullmatch(text):
        written = _edtf(*found.groups())
    else:
        written = _written(_parts(text)) if WORDS.search(text) else _numbers(text)
    return written if EdtfDate(written).kind else ""


def _numbers(text):
    """A date in figures. The day stands first before full stops; elsewhere only where no other
    reading is possible."""
    figures = re.split(r"\s?[./-]\s?", text)
    if not all(re.fullmatch(r"\d{1,2}|\d{4}", figure) for figure in figures) or len(figures) > 3:
        return ""
    if len(figures[0]) == 4:
        return _edtf(*figures)
    if len(figures[-1]) != 4 or len(figures) == 1:
        return ""
    *rest, year = figures
    if len(rest) == 2 and "." not in text:
        rest = _day_first(*map(int, rest))
    return _edtf(year, *reversed(rest)) if rest else ""


def _day_first(one, other):
    if one == other or one > 12:
        return one, other
    return (other, one) if other > 12 else None


def _edtf(year, month=None, day=None):
    return "-".join([str(year), *(f"{int(part):02d}" for part in (month, day) if part)])


def _parts(text):
    """`{kind: number}` of a date in words, in its order; empty where a word is not understood."""
    found = {}
    for token in TOKEN.findall(re.sub(r"(?<=\d)(st|nd|rd|th|º|er)\b", "", text)):
        kind, number = _token(token)
        if kind in found:
            return {}
        found |= {kind: number} if kind else {}
    return {} if "?" in found else found


def _token(token):
    if token.isdecimal():
        return ("Y" if len(token) == 4 else "D" if len(token) < 3 else "?"), token
    for kind, names in (("M", month_names()), ("S", season_names())):
        if token in names:
            return kind, names[token]
    return ("", None) if token in FILLERS or token in weekdays() else ("?", None)


def _kinds(parts):
    return "".join(parts)


def _written(parts):
    if _kinds(parts) not in WHOLE and sorted(parts) not in map(sorted, WHOLE):
        return ""
    return _edtf(parts["Y"], parts.get("M") or parts.get("S"), parts.get("D"))

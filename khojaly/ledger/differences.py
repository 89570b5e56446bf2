"""What differs between two versions, field by field, for people who have never seen a diff.

A record's content is first laid out as named fields, each a list of values, which are compared as
they are; the lines that say them leave nothing out, and are then compared word by word.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.conf import settings
from django.utils.translation import get_language, get_language_info

from .describing import is_empty, is_prose, label_of
from .leaves import whole_lines

WORDS = re.compile(r"^\s+|\S+\s*")
MOST_PAIRS = 400_000  # Of lines or words laid side by side; comparing takes time by their number.
ALIKE = 0.6  # Lines that share at least this part of their words are one line that was changed.


@dataclass(frozen=True)
class Piece:
    """A run of words: `sign` is "same", "out" (only before) or "in" (only after). `replaces` says
    that it stands in the place of what went out before it: 1,200 → 9,999."""

    sign: str
    text: str
    replaces: bool = False


@dataclass(frozen=True)
class FieldChange:
    """One field that differs: its `key` in the record, and the `language` of a translated text, or
    an empty one. `lines` are lists of pieces; `before` and `after` plain words."""

    key: str
    language: str
    lines: tuple
    before: str
    after: str

    @property
    def name(self):
        """The field in words, for who reads it in one language."""
        return label_of(self.key)

    @property
    def label(self):
        """The field in words, with its language if it has one."""
        if not self.language:
            return self.name
        return f"{self.name} ({get_language_info(self.language)['name_translated']})"

    @property
    def is_for_others(self):
        """Whether it is a text in another language than the reader's."""
        return self.language not in ("", (get_language() or settings.LANGUAGE_CODE)[:2])


def layout(content):
    """A record's content as `{(key, language): [value, ...]}`, in the record's order. The values of
    a translated text are its paragraphs."""
    fields = {}
    for key, value in content.items():
        for language, values in _fields(key, value):
            fields[key, language] = values
    return fields


def _fields(key, value):
    if is_prose(value):
        for code, _name in settings.LANGUAGES:
            text = value.get(code) or ""
            yield code, text.split("\n\n") if text else []
    else:
        items = value if isinstance(value, list) else [value]
        yield "", [item for item in items if not is_empty(item)]


def differences(older, newer):
    """The `FieldChange`s between two contents (JSON data), in the order of the newer one."""
    before, after = layout(older or {}), layout(newer)
    fields = list(after) + [field for field in before if field not in after]
    return [
        _change(field, before.get(field, []), after.get(field, []))
        for field in fields
        if before.get(field, []) != after.get(field, [])
    ]


def _change(field, before, after):
    key, language = field
    if not language:
        before, after = whole_lines(key, before, after)
    return FieldChange(*field, tuple(_lines(before, after)), "; ".join(before), "; ".join(after))


def _lines(before, after):
    if len(before) * len(after) > MOST_PAIRS:
        yield from _replaced(before, after)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, stop, new_start, new_stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        yield from _replaced(before[start:stop], after[new_start:new_stop])


def _replaced(before, after):
    """Lines of one changed block: those in the same place are compared by words."""
    for old, new in zip(before, after, strict=False):
        yield from _words(old, new)
    paired = min(len(before), len(after))
    yield from ([Piece("out", line)] for line in before[paired:])
    yield from ([Piece("in", line)] for line in after[paired:])


def _words(old, new):
    """One line beside its successor: as one line with its changes, or as two where little is alike.

    Words are compared without the space after them: it is the most frequent thing in a text.
    """
    a, b = WORDS.findall(old), WORDS.findall(new)
    matcher = SequenceMatcher(None, list(map(str.strip, a)), list(map(str.strip, b)), False)
    if len(a) * len(b) <= MOST_PAIRS and _alike(matcher):
        yield [piece for piece in _pieces(matcher, a, b) if piece.text]
    else:
        yield [Piece("out", old)]
        yield [Piece("in", new)]


def _alike(matcher):
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # The cheapest first.
    return all(bound() >= ALIKE for bound in bounds)


def _pieces(matcher, a, b):
    for tag, start, stop, new_start, new_stop in matcher.get_opcodes():
        before, after = "".join(a[start:stop]), "".join(b[new_start:new_stop])
        if tag == "equal":
            yield Piece("same", after)
            continue
        space = after[len(after.rstrip()) :] if before and after else ""
        yield Piece("out", before.rstrip() if space else before)
        yield Piece("in", after.rstrip() if space else after, replaces=bool(before))
        yield Piece("same", space)

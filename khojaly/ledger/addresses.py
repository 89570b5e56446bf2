"""Which published thing a text names: by its address on this site, or by its identifier."""

import re
from dataclasses import dataclass

FOLDERS = {
    "events": "event", "claims": "claim", "sources": "source", "places": "place",
    "actors": "actor", "questions": "question",
}  # fmt: skip
LETTERS = {"C": "claim", "S": "source"}
ADDRESS = re.compile(
    rf"(?<![\w/])(?:https?://[^/\s]{{1,200}})?(?:/[a-z]{{2}})?/({'|'.join(FOLDERS)})/"
    r"([A-Za-z0-9][\w-]{0,99})(?:/v(\d{1,9})(?!\w))?",
    re.I,
)
IDENTIFIER = re.compile(
    r"(?<![\w/.-])#?([CS]\d{1,9})"
    # A gap has an end: two without one, side by side, would be tried in every division.
    r"(?:\s{0,4}[,;]?\s{0,4}(?:v|version|versión)\.?\s{0,4}(\d{1,9}))?(?![\w-])",
    re.I,
)


@dataclass(frozen=True)
class Named:
    """A thing by its kind and identifier, and the number of a version or None."""

    kind: str
    identifier: str
    number: int | None = None


def named_in(text):
    """The first thing that `text` names, an address before an identifier, or None."""
    return next(all_named_in(text), None)


def all_named_in(text):
    """Every thing that `text` names, those by their addresses first."""
    for found in ADDRESS.finditer(text):
        yield _named(FOLDERS[found[1].lower()], found[2], found[3])
    for found in IDENTIFIER.finditer(text):
        yield _named(LETTERS[found[1][0].upper()], found[1], found[2])


def _named(kind, identifier, number):
    of_letter = kind in LETTERS.values()
    name = identifier.upper() if of_letter else identifier.lower()
    return Named(kind, name, int(number) if number else None)


def is_all_of(text):
    """Whether `text` is an address or an identifier and nothing besides."""
    address = ADDRESS.match(text)
    if address:
        return not re.search(r"\s", text)
    found = IDENTIFIER.match(text)
    return bool(found) and found.end() == len(text.rstrip("/ "))

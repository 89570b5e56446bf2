"""Numbers and ranges as people type them: “613”, “500-1000”, “at least 200”, “1.000”."""

import re
from dataclasses import dataclass

NUMBER = r"\d{1,3}(?:[.,\u00a0\u2009\u202f ]\d{3}){1,5}|\d{1,12}"
BEFORE, AFTER = r"(?<![\w/.,:-])", r"(?![\w/:]|[.,-]\w)"
RANGE = re.compile(
    rf"{BEFORE}({NUMBER})\s{{0,3}}(?:-|–|—|to|and|a|y|hasta)\s{{0,3}}({NUMBER}){AFTER}", re.I
)
BOUNDS = {
    "up": r"at least|more than|over|no fewer than|al menos|más de|mas de|por lo menos|>=?|≥",
    "down": r"up to|at most|fewer than|less than|hasta|menos de|como máximo|<=?|≤",
    "": r"about|around|exactly|unos|unas|cerca de|alrededor de|~",
}
SINGLE = {
    bound: re.compile(rf"(?:^|\s)(?:{words})\s*({NUMBER}){AFTER}", re.I)
    for bound, words in BOUNDS.items()
}
PLAIN = re.compile(rf"{BEFORE}({NUMBER}){AFTER}")
LARGEST = 10**12


@dataclass(frozen=True)
class Figures:
    """What was asked for: from `low` to `high`, either None where it is open. `words` is the part
    of the text that says so."""

    low: int | None
    high: int | None
    words: str


def figures_in(text):
    """The first number or range in a text as `Figures`, or None."""
    if found := RANGE.search(text):
        low, high = sorted((_number(found[1]), _number(found[2])))
        return Figures(low, high, found[0])
    for bound, pattern in SINGLE.items():
        if found := pattern.search(text):
            return _single(bound, _number(found[1]), found[0])
    found = PLAIN.search(text)
    return _single("", _number(found[1]), found[0]) if found else None


def _single(bound, number, words):
    low, high = (None if bound == "down" else number), (None if bound == "up" else number)
    return Figures(low, high, words)


def _number(text):
    return min(int(re.sub(r"\D", "", text)), LARGEST)

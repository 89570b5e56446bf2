"""Titles and names by their sounds, so that the scripts and transliterations of the region do not
hide a likeness."""

import re
from functools import lru_cache

from anyascii import anyascii

from sources.folding import folded

THOUSANDS = re.compile(r"(?<=\d)[,\u202f\u00a0](?=\d{3}\b)")
# One sign for what Cyrillic, Armenian, Azerbaijani, Turkish and their transliterations write in
# several ways. It is for comparing only: it makes unlike words alike now and then, and title,
# year and maker have to agree.
SOUNDS = (
    (r"dzh|dj|zh|j|c(?=[aou])|dsch", "j"), (r"shch|sch|sh|tch|ch", "s"), (r"kh|gh|h|x|q|g", "h"),
    (r"ts|tz|c", "s"), (r"k", "h"), (r"ph|f|v|w|b", "v"), (r"iy|yi|ia|ya|iu|yu|ij|y|i|e", "i"),
    (r"ou|ow|oo|u|o", "u"), (r"z", "s"), (r"([a-z])\1+", r"\1"),
)  # fmt: skip
SOUNDS = [(re.compile(pattern), sign) for pattern, sign in SOUNDS]


def numbers_in(text):
    """The numbers of a text, 1,275 and 1275 alike."""
    return frozenset(re.findall(r"\d+", folded(THOUSANDS.sub("", text or ""))))


@lru_cache(maxsize=20_000)
def sounded(text):
    """A folded text in Latin letters by its sounds: “Гольц” and “Goltz” are one."""
    flat = folded(THOUSANDS.sub("", text or ""))
    plain = re.sub(r"[^a-z0-9 ]", "", anyascii(flat).lower())
    for pattern, sign in SOUNDS:
        plain = pattern.sub(sign, plain)
    return " ".join(plain.split())

"""Dates as people type them: “26 February 1992”, “febrero de 1992”, “1992-02-26”, “1992”."""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from sources.folding import folded

from .text import LANGUAGES

YEAR = r"(1[89]\d\d|20\d\d)"
ISO = re.compile(rf"(?<![\w/-]){YEAR}-(\d\d?)(?:-(\d\d?))?(?![\w/-])")
NUMBERS = re.compile(rf"(?<![\w/.])(\d\d?)[./](\d\d?)[./]{YEAR}(?![\w/])")
YEAR_ALONE = re.compile(rf"(?<![\w/.,-]){YEAR}(?![\w/.,-])")


@dataclass(frozen=True)
class Days:
    """From `first` to `last`, as ordinals. `words` is the part of the text that says so."""

    first: int
    last: int
    words: str


def days_in(text):
    """The first date in a text as `Days`, or None: also for a day that there never was, since its
    year alone is not what was meant."""
    for pattern, read in (
        (ISO, _iso),
        (NUMBERS, _numbers),
        (_named(), _spoken),
        (_american(), _us),
    ):
        if found := pattern.search(text):
            return _days(*read(found), found[0])
    found = YEAR_ALONE.search(text)
    return _days(int(found[1]), None, None, found[0]) if found else None


def _iso(found):
    return int(found[1]), int(found[2]), int(found[3]) if found[3] else None


def _numbers(found):
    """As in the region and in Spain: the day first."""
    return int(found[3]), int(found[2]), int(found[1])


def _spoken(found):
    return int(found[3]), _months()[folded(found[2])], int(found[1]) if found[1] else None


def _us(found):
    return int(found[3]), _months()[folded(found[1])], int(found[2])


def _days(year, month, day, words):
    if month is not None and not 1 <= month <= 12:
        return None
    first, last = (month, month) if month else (1, 12)
    final = calendar.monthrange(year, last)[1]
    if day is not None and not 1 <= day <= final:
        return None
    start, end = datetime.date(year, first, day or 1), datetime.date(year, last, day or final)
    return Days(start.toordinal(), end.toordinal(), words)


@lru_cache
def _months():
    """The number of each month by its name, folded, in each language of the site."""
    names = {}
    for code in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale(code).months["format"][width].items():
                names[folded(name)] = number
    return names


@lru_cache
def _named():
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?:\b(\d\d?)\s+(?:de\s+|of\s+)?)?\b({months})\.?\s+(?:de\s+|del\s+)?{YEAR}\b", re.I
    )


@lru_cache
def _american():
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(rf"\b({months})\.?\s+(\d\d?),?\s+{YEAR}\b", re.I)

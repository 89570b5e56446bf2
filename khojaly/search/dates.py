"""Dates as people type them, in any form and in the languages of the sources: “26 February 1992”,
“February 26th, 1992”, “26 февраля 1992 г.”, “26.2.1992”, “1992-02-26”, “febrero de 1992”."""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import format_date

from sources.dates import month_names
from sources.dates.names import LANGUAGES, weekdays

from .words import words

YEAR = r"(1[89]\d\d|20\d\d)"
ISO = re.compile(rf"(?<![\w/.-]){YEAR}([-/.])(\d\d?)(?:\2(\d\d?))?(?![\w/-])(?!\.\d)")
NUMBERS = re.compile(rf"(?<![\w/.-])(\d\d?)([./-])(\d\d?)\2{YEAR}(?![\w/-])")
YEAR_ALONE = re.compile(rf"(?<![\w/.,-]){YEAR}(?![\w/.,-])")
# How a day's number goes on, and a year's: 26th, 26-го, 26º; 1992 г., 1992-ci ilin.
DAY = r"(\d\d?)(?:st|nd|rd|th|º|\.|-?(?:го|е|ci|cı|cu|cü|si|sı|ı|i|u|ü))?"
YEAR_ENDS = r"(?:\s?г(?:\.|ода?)?(?!\w)|-c[iıuü]\s+il\w{0,4}|\s+il\w{0,4}|\s?թ\.?)?"
# How texts write a day and a month, where it is otherwise than in most languages.
DAY_FORMS = {"en": ("d MMMM y", "MMMM d y"), "es": ("d 'de' MMMM 'de' y",)}
MONTH_FORMS = {"es": ("MMMM 'de' y",)}


@dataclass(frozen=True)
class Days:
    """From `first` to `last`, as ordinals, of a year, a month or a day (`parts`). `words` is the
    part of the text that says so."""

    first: int
    last: int
    words: str
    parts: tuple

    @property
    def forms(self):
        """The words that a text can say it by, in the languages of the sources, as tuples."""
        year, month, day = self.parts
        if month is None:
            return ((str(year),),)
        date = datetime.date(year, month, day or 1)
        own, usual = (DAY_FORMS, ("d MMMM y",)) if day else (MONTH_FORMS, ("MMMM y",))
        said = [
            format_date(date, form, locale=code)
            for code in LANGUAGES
            for form in own.get(code, usual)
        ]
        figures = [f"{day} {month} {year}", f"{day:02d} {month:02d} {year}"] if day else []
        said += [date.isoformat() if day else date.isoformat()[:7], *figures]
        return tuple(dict.fromkeys(tuple(words(text)) for text in said))


def days_in(text):
    """The first date in a text as `Days`, or None: also for a day that there never was, since its
    year alone is not what was meant."""
    for pattern, read in (
        (ISO, _iso), (NUMBERS, _numbers), (_patterns()[0], _spoken), (_patterns()[1], _us),
        (_patterns()[2], _year_first), (_patterns()[3], _year_and_day),
    ):  # fmt: skip
        if found := pattern.search(text):
            return _days(*read(found), found[0])
    found = YEAR_ALONE.search(text)
    return _days(int(found[1]), None, None, found[0]) if found else None


def _iso(found):
    return int(found[1]), int(found[3]), int(found[4]) if found[4] else None


def _numbers(found):
    """As in the region and in Spain the day first, where that can be."""
    day, month = int(found[1]), int(found[3])
    return (int(found[4]), day, month) if month > 12 >= day else (int(found[4]), month, day)


def _spoken(found):
    return int(found[3]), _month(found[2]), int(found[1]) if found[1] else None


def _us(found):
    return int(found[3]), _month(found[1]), int(found[2])


def _year_first(found):
    return int(found[1]), _month(found[2]), int(found[3]) if found[3] else None


def _year_and_day(found):
    return int(found[1]), _month(found[3]), int(found[2])


def _month(name):
    return month_names()[name.casefold().strip(".")]


def _days(year, month, day, typed):
    if month is not None and not 1 <= month <= 12:
        return None
    first, last = (month, month) if month else (1, 12)
    final = calendar.monthrange(year, last)[1]
    if day is not None and not 1 <= day <= final:
        return None
    start, end = datetime.date(year, first, day or 1), datetime.date(year, last, day or final)
    return Days(start.toordinal(), end.toordinal(), typed, (year, month, day))


@lru_cache
def _patterns():
    """Day, month, year; month, day, year; year, month, day; year, day, month: the first two with
    the day of the week."""
    names = sorted((name for name in month_names() if len(name) > 2), key=len, reverse=True)
    month = rf"({'|'.join(map(re.escape, names))})\.?"
    week = rf"(?:\b(?:{'|'.join(map(re.escape, sorted(weekdays())))})\.?,?\s+(?:el\s+|the\s+)?)?"
    day_first = rf"{week}(?:\b{DAY}\s+(?:de\s+|of\s+)?)?\b{month},?\s+(?:de\s+|del\s+)?"
    return tuple(
        re.compile(pattern, re.I)
        for pattern in (
            rf"{day_first}{YEAR}\b{YEAR_ENDS}",
            rf"{week}\b{month}\s+{DAY},?\s+{YEAR}\b{YEAR_ENDS}",
            rf"\b{YEAR}{YEAR_ENDS},?\s+{month}(?:\w{{1,3}})?(?:\s+{DAY}(?!\w))?",
            rf"\b{YEAR}{YEAR_ENDS},?\s+{DAY}\s+{month}",
        )
    )

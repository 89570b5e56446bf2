"""EDTF read off its text: one grammar for what is accepted, ordered and shown.

The edtf library is the second reader in the tests. It is not used here, since it takes what has no
day (XXXX, Y17E7), gives `1992/` an end of its own, and fails at `{..1983,1985}`.
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import cached_property

UNDATED = datetime.date.max
MARK = r"[?~%]?"
POINT = re.compile(
    rf"(?P<m1>{MARK})(?P<year>[0-9X]{{4}})(?:S(?P<digits>[123])|(?P<m2>{MARK})"
    rf"(?:-(?P<m3>{MARK})(?P<month>[0-9X]{{2}})(?P<m4>{MARK})"
    rf"(?:-(?P<m5>{MARK})(?P<day>[0-9X]{{2}})(?P<m6>{MARK})"
    r"(?:T(?P<time>(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-][01][0-9](?::?[0-5][0-9])?)?))?"
    r")?)?)"
)
SET = re.compile(r"([\[{])(.+)([\]}])")
# The months that a part of a year runs between, by its number (ISO 8601-2, 4.8). Winter is the
# months of its year at either end, since both are called so.
SEASONS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12), 25: (3, 5), 26: (6, 8), 27: (9, 11),
    28: (1, 12), 29: (9, 11), 30: (1, 12), 31: (3, 5), 32: (6, 8), 33: (1, 3), 34: (4, 6),
    35: (7, 9), 36: (10, 12), 37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


@dataclass(frozen=True)
class Point:
    """One date: its parts as written (`199X`, `02`), and the first and last day it can mean."""

    year: str
    month: str
    day: str
    time: str
    marks: frozenset
    first: datetime.date
    last: datetime.date

    @property
    def approximate(self):
        return bool(self.marks & {"~", "%"})

    @property
    def uncertain(self):
        return bool(self.marks & {"?", "%"})

    @property
    def season(self):
        """The number of a season or another part of the year (21 to 41), or None."""
        number = int(self.month) if self.month.isdecimal() else 0
        return number if number in SEASONS else None

    @property
    def known(self):
        """(year, month, day), each None from where it is not known; None for what has no year, as
        a decade. Of a season the year."""
        if "X" in self.year:
            return None
        month = None if "X" in self.month or self.season else self.month
        day = None if not month or "X" in self.day else self.day
        return int(self.year), int(month) if month else None, int(day) if day else None


class EdtfDate:
    """A date, an interval or a set as the source gives it: `1992`, `1992-02-26`, `1992-02~`,
    `1992-21`, `199X`, `1992/1994`, `1992/..`, `[1992-02-25,1992-02-26]`.

    `kind` is "date", "interval", "one" or "all" (of a set), or "" for what cannot be read; `sides`
    are its points, or pairs of points within a set, None where a side is open or unknown.
    """

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text

    @cached_property
    def _read(self):
        return _read(self.text)

    @property
    def kind(self):
        return self._read[0]

    @property
    def sides(self):
        return self._read[1]

    @cached_property
    def first_day(self):
        """The earliest day it can mean; None when its beginning is open, or nothing was read."""
        days = [point and point.first for point in self._starts]
        return min(days) if days and all(days) else None

    @cached_property
    def last_day(self):
        """The latest day it can mean; None when its end is open, or nothing was read."""
        days = [point and point.last for point in self._ends]
        return max(days) if days and all(days) else None

    @property
    def _starts(self):
        return self.sides[:1] if self.kind == "interval" else [pair[0] for pair in self._pairs]

    @property
    def _ends(self):
        return self.sides[1:] if self.kind == "interval" else [pair[1] for pair in self._pairs]

    @property
    def _pairs(self):
        return [side if isinstance(side, tuple) else (side, side) for side in self.sides]

    @property
    def points(self):
        """Every date in it, in the order written."""
        given = self.sides if self.kind == "interval" else [p for pair in self._pairs for p in pair]
        return [point for point in dict.fromkeys(given) if point]

    @property
    def approximate(self):
        return any(point.approximate for point in self.points)

    @property
    def uncertain(self):
        return any(point.uncertain for point in self.points)

    @property
    def parts(self):
        """The dates an interval runs between, or the one date: a list of (year, month, day),
        months and days None where they are not known, and None for what is no plain date."""
        if self.kind not in ("date", "interval"):
            return [None]
        return [side and side.known for side in self.sides]


def _read(text):
    """`(kind, sides)` of a text; `("", [])` for what is no date that can be ordered."""
    if found := SET.fullmatch(text):
        kind = {"[]": "one", "{}": "all"}.get(found[1] + found[3], "")
        sides = [_member(part.strip()) for part in found[2].split(",")]
    elif "/" in text:
        kind, sides = "interval", _interval(text)
    else:
        kind, sides = "date", [_point(text)]
    read = any(sides) if kind == "interval" else all(sides)
    return (kind, sides) if kind and read else ("", [])


def _interval(text):
    """The two sides of an interval, None for an open one; [] where it is none, or runs back."""
    texts = text.split("/")
    sides = [None if side in ("", "..") else _point(side) for side in texts]
    unread = any(
        not side and given not in ("", "..") for side, given in zip(sides, texts, strict=True)
    )
    if len(sides) != 2 or unread or any(side and side.time for side in sides):
        return []
    start, end = sides
    return [] if start and end and end.last < start.first else sides


def _member(text):
    """A date of a set, or a pair for a range in it (`1670..1672`, `..1983`); None for neither."""
    if ".." not in text:
        return _point(text)
    pair = tuple(_interval("/".join(side or ".." for side in text.split("..", 1))))
    return pair if any(pair) else None


def _point(text):
    found = POINT.fullmatch(text)
    if not found:
        return None
    given = found.groupdict()
    marks = frozenset("".join(given[f"m{n}"] or "" for n in range(1, 7)))
    year, month, day, time = (given[name] or "" for name in ("year", "month", "day", "time"))
    vague = year[: int(given["digits"])].ljust(4, "X") if given["digits"] else year
    try:
        first, last = _bounds(vague, month, day)
    except ValueError:
        return None
    return Point(year, month, day, time, marks | set("~" if vague != year else ""), first, last)


def _bounds(year, month, day):
    """The first and the last day of `199X`, `1992`, `1992-XX`, `1992-21`, `1992-02-2X`. Raises
    `ValueError` where there is none between the years 1 and 9999."""
    years = _fitting(year, 1, 9999)
    if year == "XXXX" or not years:
        raise ValueError(year)
    season = SEASONS.get(int(month)) if month.isdecimal() and not day else None
    months = season or _fitting(month or "XX", 1, 12)
    return _first(years, months, day or "XX"), _last(years, months, day or "XX")


def _first(years, months, day):
    for year in years:
        for month in months:
            if days := _fitting(day, 1, calendar.monthrange(year, month)[1]):
                return datetime.date(year, month, days[0])
    raise ValueError(day)


def _last(years, months, day):
    for year in reversed(years):
        for month in reversed(months):
            if days := _fitting(day, 1, calendar.monthrange(year, month)[1]):
                return datetime.date(year, month, days[-1])
    raise ValueError(day)


def _fitting(pattern, least, most):
    """The numbers that a pattern such as `199X` can stand for."""
    if pattern.isdecimal():
        return [int(pattern)] if least <= int(pattern) <= most else []
    low, high = int(pattern.replace("X", "0")), int(pattern.replace("X", "9"))
    shape = re.compile(pattern.replace("X", "[0-9]"))
    numbers = range(max(low, least), min(high, most) + 1)
    return [n for n in numbers if shape.fullmatch(f"{n:0{len(pattern)}d}")]

"""The events of the war on one axis of years; what came later is listed after it."""

from dataclasses import dataclass

from sources.dates import parse, sort_key

FIRST_YEAR, LAST_YEAR = 1987, 1994
SHORTEST_PERCENT = 0.8


@dataclass(frozen=True)
class Year:
    year: int
    at: str


@dataclass(frozen=True)
class Bar:
    event: object
    at: str
    width: str


class Timeline:
    """`events` are records in order. An event that began after `LAST_YEAR` is not drawn."""

    def __init__(self, events):
        self.drawn = [event for event in events if sort_key(event.start).year <= LAST_YEAR]
        self.later = [event for event in events if sort_key(event.start).year > LAST_YEAR]

    @property
    def ticks(self):
        return [Year(year, f"{_share(year):.2f}%") for year in range(FIRST_YEAR, LAST_YEAR + 1)]

    @property
    def bars(self):
        return [_bar(event) for event in self.drawn]


def _bar(event):
    """From the first day of the beginning to the last day of the end, both EDTF."""
    first, last = parse(event.start).first_day, parse(event.end or event.start).last_day
    start = _share(_years(first)) if first else 0
    end = _share(_years(last)) if last else 100
    return Bar(event, f"{start:.2f}%", f"{max(min(end, 100) - start, SHORTEST_PERCENT):.2f}%")


def _years(day):
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _share(years):
    return 100 * (years - FIRST_YEAR) / (LAST_YEAR + 1 - FIRST_YEAR)

"""The events on axes of time: all of the war by years, and the months around the main event.

Where a bar lies is said in whole hundredths of its axis, as classes: see `static/css/axis.css`.
"""

import math
from dataclasses import dataclass

from events.subject import FIRST_YEAR, LAST_YEAR
from sources.dates import parse, sort_key
from sources.wording import date_words

MONTHS_AROUND = 4


@dataclass(frozen=True)
class Tick:
    """A line of the axis, with its words; those of the last line are not shown."""

    at: int
    words: str


@dataclass(frozen=True)
class Bar:
    """An event from its first to its last day, in hundredths; `is_here` on the one marked."""

    event: object
    start: int
    end: int
    is_here: bool


class Timeline:
    """`events` are records in order, `lines` the months in which the axis is divided, each as
    (year, month), from its first to its last; those that lie outside are not drawn."""

    def __init__(self, events, lines, here=None, by_month=False):
        self.lines, self.here, self.by_month = lines, here, by_month
        self.first, self.last = _months(*lines[0]), _months(*lines[-1])
        self.drawn = [event for event in events if self._touches(event)]

    @classmethod
    def of_the_war(cls, events, here=None):
        """By years, whatever began before the last of them."""
        return cls(events, [(year, 1) for year in range(FIRST_YEAR, LAST_YEAR + 2)], here)

    @classmethod
    def around(cls, event, events):
        """By months, some before and some after the one in which an event began; those that last
        longer than that are left to the other axis."""
        middle = int(_span(event)[0])
        lines = [
            divmod(middle + step, 12) for step in range(-MONTHS_AROUND, MONTHS_AROUND + 1)
        ]  # fmt: skip
        drawn = cls(events, [(year, month + 1) for year, month in lines], event, by_month=True)
        drawn.drawn = [item for item in drawn.drawn if not drawn._covers(item)]
        return drawn

    @property
    def steps(self):
        return len(self.lines) - 1

    @property
    def ticks(self):
        texts = (f"{y}-{m:02d}" if self.by_month else f"{y}" for y, m in self.lines)
        return [
            Tick(self._share(_months(*line)), date_words(text, short=True))
            for line, text in zip(self.lines, texts, strict=True)
        ]

    @property
    def bars(self):
        return [self._bar(event) for event in self.drawn]

    def _bar(self, event):
        start, end = (self._share(moment) for moment in _span(event))
        return Bar(event, min(start, 99), max(end, min(start, 99) + 1), event is self.here)

    def _touches(self, event):
        start, end = _span(event)
        return start < self.last and end >= self.first

    def _covers(self, event):
        start, end = _span(event)
        return start < self.first and end > self.last

    def _share(self, months):
        share = 100 * (months - self.first) / (self.last - self.first)
        return round(min(max(share, 0), 100))


def timelines(events, main):
    """What a page with both axes shows: `war`, `around` the main event (if there is one), and the
    events `later` than the war."""
    return {
        "war": Timeline.of_the_war(events, main),
        "around": main and parse(main.start).first_day and Timeline.around(main, events),
        "later": [event for event in events if sort_key(event.start).year > LAST_YEAR],
    }


def _span(event):
    """The first day of an event and its last, both EDTF, in months since the year 0; without end
    where the date is open."""
    start, end = parse(event.start).first_day, parse(event.end or event.start).last_day
    return _moment(start) if start else -math.inf, _moment(end) if end else math.inf


def _moment(day):
    return _months(day.year, day.month) + (day.day - 1) / 31


def _months(year, month):
    return 12 * year + month - 1

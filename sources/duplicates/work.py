import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from sources.dates import EdtfDate

from .identifiers import identifiers
from .spelling import arabic, numbers_in, sounded

A_WEEK, A_YEAR = timedelta(days=7), timedelta(days=365)
EARLIEST, LATEST = date(2, 1, 1), date(9998, 12, 31)
SUBTITLE = re.compile(r"\s{0,4}[:.;–—|]\s+|\s{1,4}[-–—]\s+")
CASE_OF = re.compile(r"^case of\s+", re.IGNORECASE)
FIELDS = ("doi", "isbn", "un_symbol", "url", "title", "description", "original_title", "issued",
          "container_title", "publisher", "authority", "number", "volume", "page",
          "csl_type")  # fmt: skip
# More years than that are as good as none.
MOST_YEARS = 20
PARTS = ("chapter", "entry-encyclopedia")
NO_DAY = (None, None)


@dataclass
class Work:
    """What a source is recognised by. `fields` maps a source's field names to texts; `names` are
    the family names or bodies that made it, empty where that is not said."""

    fields: dict
    names: tuple = ()
    ids: dict = field(init=False)
    titles: tuple = field(init=False)
    main: str = field(init=False)
    years: tuple = field(init=False)
    first: date = field(init=False)
    last: date = field(init=False)
    makers: tuple = field(init=False)
    homes: tuple = field(init=False)
    numbers: frozenset = field(init=False)
    number: str = field(init=False)
    volume: str = field(init=False)

    def __post_init__(self):
        given = self.fields.get
        title = given("title") or given("description") or ""
        self.ids = identifiers(self.fields)
        self.makers = tuple(filter(None, map(sounded, self.names)))
        titles = (self._without_maker(text) for text in (title, given("original_title")))
        self.titles = tuple(filter(None, titles))
        self.main = self._without_maker(SUBTITLE.split(title)[0])
        self.first, self.last = _days(given("issued"))
        self.years = _years(self.first, self.last)
        homes = (given("container_title"), given("publisher"), given("authority"))
        self.homes = tuple(filter(None, map(sounded, homes)))
        self.numbers = numbers_in(title)
        self.number, self.volume = arabic(given("number")), arabic(given("volume"))

    def _without_maker(self, text):
        """A title by its sounds, without what some put before it: its maker, “Case of”."""
        plain = sounded(CASE_OF.sub("", text or ""))
        for maker in self.makers:
            plain = plain.removeprefix(f"{maker} ")
        return plain

    @property
    def has_subtitle(self):
        return bool(self.titles) and self.main != self.titles[0]

    @property
    def is_part(self):
        """Whether it is a part of a book, which shares the book's number and address."""
        return self.fields.get("csl_type") in PARTS

    @property
    def day(self):
        """The day it was issued, or None where that is known less precisely."""
        return self.first if self.first and self.first == self.last else None


def _days(text):
    """The first and last day of an EDTF text; what is about or uncertain may be a year off. None
    for a side that is open, both where nothing can be read."""
    issued = EdtfDate(text or "")
    days = (issued.first_day, issued.last_day)
    if not issued.kind or not (issued.approximate or issued.uncertain):
        return days if issued.kind else NO_DAY
    return tuple(
        day and min(max(day, EARLIEST), LATEST) + off
        for day, off in zip(days, (-A_YEAR, A_YEAR), strict=True)
    )


def _years(first, last):
    """The years between two days, and a week around them; ("",) where that says nothing."""
    if not first or not last or last.year - first.year > MOST_YEARS:
        return ("",)
    start, end = (max(first, EARLIEST) - A_WEEK).year, (min(last, LATEST) + A_WEEK).year
    return tuple(f"{year:04d}" for year in range(start, end + 1))

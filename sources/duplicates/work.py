import re
from dataclasses import dataclass, field
from datetime import date

from .identifiers import identifiers
from .spelling import numbers_in, sounded

SUBTITLE = re.compile(r"\s{0,4}[:.;–—|]\s+|\s{1,4}[-–—]\s+")
CASE_OF = re.compile(r"^case of\s+", re.IGNORECASE)
FIELDS = ("doi", "isbn", "un_symbol", "url", "title", "description", "original_title", "issued",
          "container_title", "publisher", "authority", "number")  # fmt: skip


@dataclass
class Work:
    """What a source is recognised by. `fields` maps a source's field names to texts; `names` are
    the family names or bodies that made it, empty where that is not said."""

    fields: dict
    names: tuple = ()
    ids: dict = field(init=False)
    titles: tuple = field(init=False)
    main: str = field(init=False)
    year: str = field(init=False)
    makers: tuple = field(init=False)
    homes: tuple = field(init=False)
    numbers: frozenset = field(init=False)
    number: str = field(init=False)

    def __post_init__(self):
        given = self.fields.get
        title = given("title") or given("description") or ""
        self.ids = identifiers(self.fields)
        self.makers = tuple(filter(None, map(sounded, self.names)))
        titles = (self._without_maker(text) for text in (title, given("original_title")))
        self.titles = tuple(filter(None, titles))
        self.main = self._without_maker(SUBTITLE.split(title)[0])
        self.year = (given("issued") or "")[:4]
        homes = (given("container_title"), given("publisher"), given("authority"))
        self.homes = tuple(filter(None, map(sounded, homes)))
        self.numbers = numbers_in(title)
        self.number = sounded(given("number"))

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
    def day(self):
        """The day it was issued, or None where that is known less precisely."""
        try:
            return date.fromisoformat(self.fields.get("issued") or "")
        except ValueError:
            return None

import re
from dataclasses import dataclass, field
from datetime import date

from .identifiers import identifiers
from .spelling import folded, sounded

SUBTITLE = re.compile(r"\s*[:.;–—|]\s+|\s+[-–—]\s+")
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

    def __post_init__(self):
        given = self.fields.get
        title = given("title") or given("description") or ""
        self.ids = identifiers(self.fields)
        self.titles = tuple(filter(None, (sounded(title), sounded(given("original_title")))))
        self.main = sounded(SUBTITLE.split(title)[0])
        self.year = (given("issued") or "")[:4]
        self.makers = tuple(filter(None, map(sounded, self.names)))
        homes = (given("container_title"), given("publisher"), given("authority"))
        self.homes = tuple(filter(None, map(sounded, homes)))
        self.numbers = frozenset(re.findall(r"\d+", f"{folded(title)} {given('number') or ''}"))

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

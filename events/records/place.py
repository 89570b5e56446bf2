from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import cached_property

from events.models.vocabulary import PlaceKind
from events.records.authority import identifiers_of
from khojaly.ledger.prose import Prose
from khojaly.ledger.records import Record
from sources.records.source import CitationRecord

from .actor import without_aside

PAGE_LANGUAGES = ("az", "hy", "ru")


@dataclass(frozen=True)
class NameRecord:
    """One more name of a place: its language (BCP 47), script (ISO 15924), by whom and when."""

    name: str
    language: str
    script: str
    used_by: Prose
    period: str
    note: Prose

    @classmethod
    def from_content(cls, content):
        prose = {key: Prose(content[key]) for key in ("used_by", "note")}
        return cls(**(content | prose))

    @property
    def tag(self):
        """The language tag, with the script where the language has several."""
        return f"{self.language}-{self.script}" if self.language == "az" else self.language


class PlaceRecord(Record):
    """A published place. Latitude and longitude are decimal degrees (WGS84) or None."""

    KIND = "place"
    URL_NAME = "events:place"
    SHOWS = ("source",)

    @property
    def label(self):
        return self.name

    @cached_property
    def name(self):
        return self.prose("name")

    @cached_property
    def short_name(self):
        """The name without what stands after it in parentheses, for maps."""
        return without_aside(self.name)

    @cached_property
    def about(self):
        return self.prose("about")

    @cached_property
    def names(self):
        return [NameRecord.from_content(item) for item in self.content["names"]]

    @property
    def local_names(self):
        """The names an event page puts after the default name: one each in az, hy, ru."""
        first = {}
        for item in self.names:
            if item.language in PAGE_LANGUAGES:
                first.setdefault(item.language, item)
        return [first[code] for code in PAGE_LANGUAGES if code in first]

    @cached_property
    def identifiers(self):
        return identifiers_of(self.content)

    @property
    def kind_label(self):
        return PlaceKind(self.content["kind"]).label

    @property
    def latitude(self):
        return None if self.content["latitude"] is None else float(self.content["latitude"])

    @property
    def longitude(self):
        return None if self.content["longitude"] is None else float(self.content["longitude"])

    @property
    def rounded_to(self):
        """The last digit given of latitude or longitude, in degrees; of the two the finer, since
        a record writes no zeros at the end. For places that have coordinates."""
        given = (self.content["latitude"], self.content["longitude"])
        return float(Decimal(1).scaleb(min(Decimal(text).as_tuple().exponent for text in given)))

    @cached_property
    def citations(self):
        return [CitationRecord(item, self.edition) for item in self.content["citations"]]

from django.utils.functional import cached_property

from events.models.vocabulary import EventRelationKind
from khojaly.ledger.records import Record
from sources.dates import sort_key
from sources.wording import period_words


class EventRecord(Record):
    """A published event. `start` and `end` are EDTF; `end` is empty for a single day."""

    KIND = "event"
    URL_NAME = "events:event"

    @property
    def label(self):
        return self.title

    @cached_property
    def title(self):
        return self.prose("title")

    @cached_property
    def summary(self):
        return self.prose("summary")

    @cached_property
    def narrative(self):
        return self.prose("narrative")

    @property
    def start(self):
        return self.content["start"]

    @property
    def end(self):
        return self.content["end"]

    @property
    def period(self):
        return period_words(self.start, self.end)

    @property
    def part_of(self):
        return self.linked(self.content["part_of"])

    @property
    def places(self):
        return [self.linked(item) for item in self.content["places"]]

    @property
    def related(self):
        """Related events as (what it is to this one, event), the oldest first."""
        found = [
            (EventRelationKind(item["relation"]).label, self.linked(item["event"]))
            for item in self.content["related"]
        ]
        return sorted(found, key=lambda pair: pair[1].sort_key)

    @property
    def sort_key(self):
        return sort_key(self.start), self.identifier

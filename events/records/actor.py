import re

from django.utils.functional import cached_property

from events.models.vocabulary import ActorKind
from events.records.authority import identifiers_of
from khojaly.ledger.records import Record
from sources.positions import Position
from sources.wording import sort_words

ASIDE = re.compile(r"\s{0,4}\([^()]{0,300}\)$")


def without_aside(name):
    """A name without what stands after it in parentheses."""
    return ASIDE.sub("", str(name))


class ActorRecord(Record):
    """A published actor: a claimant, or one who took part."""

    KIND = "actor"
    URL_NAME = "events:actor"

    @property
    def label(self):
        return self.name

    @cached_property
    def name(self):
        return self.prose("name")

    @cached_property
    def sort_name(self):
        return sort_words(self.name)

    @cached_property
    def short_name(self):
        """The name without what stands after it in parentheses, for chips and charts."""
        return without_aside(self.name)

    @cached_property
    def about(self):
        return self.prose("about")

    @property
    def names(self):
        return self.content["names"]

    @cached_property
    def identifiers(self):
        return identifiers_of(self.content)

    @property
    def kind_label(self):
        return ActorKind(self.content["kind"]).label

    @property
    def position(self):
        return self.content["position"]

    @cached_property
    def position_reason(self):
        """Why it has its position, as the editors wrote it; empty where they did not."""
        return self.prose("position_reason")

    @property
    def position_rule(self):
        return Position(self.position).rule

    @cached_property
    def position_mark(self):
        return Position(self.position).mark

    @property
    def position_in_short(self):
        return Position(self.position).in_short

    @cached_property
    def position_label(self):
        return Position(self.position).label

    @cached_property
    def side(self):
        """Of a party to the conflict, the side, unless its name says it; empty for others."""
        side = Position(self.position).short_label if self.position_mark == "party" else ""
        return "" if sort_words(side) in sort_words(self.name) else side

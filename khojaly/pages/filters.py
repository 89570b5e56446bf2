"""The filters of the lists of claims and of sources: each a choice in the address."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.models.vocabulary import Basis, Verification
from sources.models.types import SourceKind
from sources.positions import Position
from sources.wording import sort_words


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool


class Filter:
    """One filter: `value(record)` is what it compares, `label(record)` how a reader reads it."""

    def __init__(self, name, title, value, label, chosen, records):
        self.name, self.title, self.value, self.label = name, title, value, label
        self.chosen, self.records = chosen, records

    def accepts(self, record):
        return not self.chosen or self.value(record) == self.chosen

    @cached_property
    def choices(self):
        counts = Counter(self.value(record) for record in self.records)
        labels = {self.value(record): str(self.label(record)) for record in self.records}
        return [
            Choice(value, labels[value], counts[value], value == self.chosen)
            for value in sorted(labels, key=lambda value: sort_words(labels[value]))
        ]


class Filters:
    """The filters of a list and what is left of `records` when all are applied.

    `chosen` maps names to the values in the address; a value no record has leaves nothing.
    """

    FIELDS = ()

    def __init__(self, chosen, records):
        self.filters = [
            Filter(name, title, value, label, chosen.get(name, ""), records)
            for name, title, value, label in self.FIELDS
        ]
        self.records = records

    @property
    def active(self):
        return [item for item in self.filters if item.chosen]

    @cached_property
    def results(self):
        return [r for r in self.records if all(item.accepts(r) for item in self.filters)]


class ClaimFilters(Filters):
    FIELDS = (
        ("event", _("Event"), lambda c: c.event_slug, lambda c: c.event.title),
        ("question", _("Question"), lambda c: c.question_slug, lambda c: c.question.asks),
        (
            "group",
            _("Group of questions"),
            lambda c: c.question.group,
            lambda c: c.question.group_label,
        ),
        ("claimant", _("Claimant"), lambda c: c.claimant.identifier, lambda c: c.claimant.name),
        (
            "position",
            _("Position"),
            lambda c: c.claimant.position,
            lambda c: Position(c.claimant.position).label,
        ),
        (
            "basis",
            _("How they know"),
            lambda c: c.content["basis"] or Basis.NOT_STATED,
            lambda c: c.basis_label or Basis.NOT_STATED.label,
        ),
        (
            "verification",
            _("How it was read"),
            lambda c: c.verification,
            lambda c: Verification(c.verification).label,
        ),
    )

    def __init__(self, chosen, edition):
        claims = edition.all("claim")
        for kind in ("event", "question", "actor"):
            edition.load(kind)
        super().__init__(chosen, sorted(claims, key=lambda claim: claim.sort_key))


class SourceFilters(Filters):
    FIELDS = (
        ("kind", _("Kind"), lambda s: s.kind, lambda s: SourceKind(s.kind).label),
        ("position", _("Position"), lambda s: s.position, lambda s: Position(s.position).label),
        ("language", _("Language"), lambda s: s.language, lambda s: s.language_name),
        ("read", _("How it was read"), lambda s: s.copy_read["how"], lambda s: s.how_read),
    )

    def __init__(self, chosen, edition):
        super().__init__(chosen, sorted(edition.all("source"), key=lambda s: s.sort_key))

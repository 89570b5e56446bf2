"""Recent publications over the whole site, filtered, each with what it changed."""

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from events.models import Claim
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.records import RECORD_TYPES

from .history import Step, number_in

ON_A_PAGE = 30
LONGEST = 160


class Publication(Step):
    """A version with what it changed, in sentences."""

    @property
    def fields(self):
        """The names of the fields that changed, in the record's order."""
        return list(dict.fromkeys(change.name for change in self.changes))

    @property
    def sentences(self):
        """From what to what, in words: one sentence a field."""
        return [
            _("%(field)s: from “%(before)s” to “%(after)s”")
            % {
                "field": change.label,
                "before": _short(change.before),
                "after": _short(change.after),
            }
            for change in self.changes
        ]


def _short(text):
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


class Changes:
    """`query` may hold `kind`, `change` (a change kind), `event` (a slug), `of` (`kind:identifier`)
    and `before` (a seq: the page starts below it)."""

    def __init__(self, query):
        self.kind, self.change = query.get("kind", ""), query.get("change", "")
        self.event, self.of = query.get("event", ""), query.get("of", "")
        self.start = number_in(query.get("before"))

    @property
    def versions(self):
        versions = Version.objects.order_by("-seq")
        if self.start:
            versions = versions.filter(seq__lt=self.start)
        if self.event:
            claims = Claim.objects.filter(event__slug=self.event).values("identifier")
            versions = versions.filter(
                Q(kind="event", identifier=self.event) | Q(kind="claim", identifier__in=claims)
            )
        kind, _colon, identifier = self.of.partition(":")
        exact = {"kind": self.kind, "change_kind": self.change}
        exact |= {"kind": kind, "identifier": identifier} if identifier else {}
        return versions.filter(**{name: value for name, value in exact.items() if value})

    @cached_property
    def _shown(self):
        return list(self.versions[: ON_A_PAGE + 1])

    @cached_property
    def steps(self):
        shown = self._shown[:ON_A_PAGE]
        wanted = Q(pk__in=[])
        for version in shown:
            wanted |= Q(kind=version.kind, identifier=version.identifier, number=version.number - 1)
        before = {(v.kind, v.identifier, v.number + 1): v for v in Version.objects.filter(wanted)}
        return [
            Publication(version, before.get((version.kind, version.identifier, version.number)))
            for version in shown
        ]

    @property
    def next_before(self):
        return self._shown[ON_A_PAGE - 1].seq if len(self._shown) > ON_A_PAGE else None

    @property
    def kinds(self):
        return [(kind, kind == self.kind) for kind in sorted(RECORD_TYPES)]

    @property
    def change_kinds(self):
        return [(value, label, value == self.change) for value, label in ChangeKind.choices]

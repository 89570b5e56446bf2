from itertools import groupby

from django.utils.functional import cached_property

from events.comparisons import compare
from events.text import MarkedText
from khojaly.ledger.records import drawn_from
from khojaly.pages.maps import Map

from .claims import claims_where

AT_A_GLANCE = 8
OPEN_GROUPS = {"dead", "conduct"}


def drawn_from_all(items):
    return drawn_from(*(item.drawn_from for item in items))


class Group:
    """The questions of one group; those of a group that is less central are folded."""

    def __init__(self, key, label, comparisons):
        self.key, self.label, self.comparisons = key, label, comparisons
        self.folded = key not in OPEN_GROUPS
        self.drawn_from = drawn_from_all(comparisons)


class EventPage:
    """All that an event page shows, read in as many queries as there are kinds of things."""

    def __init__(self, event):
        self.event = event
        self.edition = event.edition
        self.claims = claims_where(self.edition, event__slug=event.identifier)
        shown = [event, *self.claims]
        self.edition.preload(shown, only="claim")
        self.edition.preload([*shown, *self.edition.held("claim")])
        self.edition.preload(self.edition.held("source"))
        self._here = {claim.identifier for claim in self.claims}

    @cached_property
    def summary(self):
        return MarkedText(self.event.summary, self.edition, self._here)

    @cached_property
    def summary_elsewhere(self):
        """The summary for another page: its chips lead to the claims' own pages."""
        return MarkedText(self.event.summary, self.edition)

    @cached_property
    def narrative(self):
        if not self.event.narrative:
            return None
        return MarkedText(self.event.narrative, self.edition, self._here)

    @cached_property
    def comparisons(self):
        return compare(self.event, self.claims)

    @cached_property
    def disputed(self):
        """The questions with rival claims, as listed at a glance."""
        return [comparison for comparison in self.comparisons if comparison.has_rivals]

    @cached_property
    def most_disputed(self):
        """The questions with most claims, in the order of the page."""
        most = sorted(self.disputed, key=lambda item: -len(item.claims))[:AT_A_GLANCE]
        return [comparison for comparison in self.disputed if comparison in most]

    @property
    def also_disputed(self):
        return [item for item in self.disputed if item not in self.most_disputed]

    @cached_property
    def groups(self):
        """The questions with rival claims, by group."""
        grouped = groupby(self.disputed, lambda comparison: comparison.question.group)
        return [Group(key, (found := list(g))[0].question.group_label, found) for key, g in grouped]

    @cached_property
    def further(self):
        """Questions that one claim answers alone."""
        return [comparison for comparison in self.comparisons if not comparison.has_rivals]

    @cached_property
    def disputed_drawn_from(self):
        return drawn_from_all(self.disputed)

    @cached_property
    def further_drawn_from(self):
        return drawn_from_all(self.further)

    @cached_property
    def sources_drawn_from(self):
        return drawn_from_all(self.sources)

    @cached_property
    def places(self):
        return self.event.places

    @cached_property
    def places_drawn_from(self):
        return drawn_from_all([*self.places, *(self.map.neighbours if self.map else ())])

    @cached_property
    def map(self):
        return Map.of(self.places, lambda: self.edition.all("place"))

    @cached_property
    def sources(self):
        """Every source cited on the page, as a bibliography orders them."""
        cited = [item.source for claim in self.claims for item in claim.citations]
        noted = self.narrative.sources if self.narrative else []
        by_name = {source.identifier: source for source in (*cited, *noted)}
        return sorted(by_name.values(), key=lambda source: source.sort_key)

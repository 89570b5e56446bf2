"""What the pages of a claim, a question, an actor, a place and a source show."""

from itertools import groupby

from django.utils.functional import cached_property

from events.comparisons import Comparison, compare
from khojaly.pages.maps import Map

from .claims import claims_citing, claims_disputing, claims_of_actor, claims_where, in_order


class ClaimPage:
    def __init__(self, claim):
        self.claim, self.edition = claim, claim.edition
        self.edition.preload([claim])

    @cached_property
    def comparison(self):
        """This claim beside its rivals: all claims on the same event and question."""
        about = {"event__slug": self.claim.event_slug, "question__slug": self.claim.question_slug}
        claims = in_order(self.edition, claims_where(self.edition, **about))
        return Comparison(self.claim.event, self.claim.question, claims)

    @cached_property
    def disputed_by(self):
        return claims_disputing(self.edition, self.claim)

    @cached_property
    def superseded_by(self):
        return self._pointing_here("supersedes")

    @cached_property
    def repeated_by(self):
        return self._pointing_here("repeats")

    @property
    def is_linked(self):
        """Whether it stands in relation to other claims than as their rival."""
        claim = self.claim
        own = (claim.content[name] for name in ("supersedes", "repeats", "disputes"))
        return any((*own, self.superseded_by, self.repeated_by, self.disputed_by))

    def _pointing_here(self, name):
        here = self.claim.identifier
        return [c for c in self.comparison.claims if (c.content[name] or {}).get("id") == here]


class QuestionPage:
    """A question over all events that have claims on it, on one axis.

    `query` may name events by their slugs (`?events=a,b`, or one `events` for each), which are
    then the only ones shown, side by side.
    """

    def __init__(self, question, query=None):
        self.question, self.edition = question, question.edition
        claims = in_order(
            self.edition, claims_where(self.edition, question__slug=question.identifier)
        )
        by_event = groupby(sorted(claims, key=lambda c: c.event.sort_key), lambda c: c.event_slug)
        self.comparisons = [
            Comparison(members[0].event, question, members)
            for members in (list(group) for _slug, group in by_event)
        ]
        asked = ",".join(query.getlist("events")) if query else ""
        self.asked = [name for name in asked.split(",") if name]

    @cached_property
    def chosen(self):
        """The events asked for, in the order of the page."""
        return [item for item in self.comparisons if item.event.identifier in self.asked]

    @cached_property
    def shown(self):
        """Those asked for, or all, each on the axis of all that are shown."""
        shown = self.chosen or self.comparisons
        for comparison in shown:
            comparison.on_the_axis_of(shown)
        return shown

    @property
    def unknown(self):
        """What was asked for and has no claim on the question."""
        known = {item.event.identifier for item in self.comparisons}
        return [name for name in self.asked if name not in known]

    @property
    def chosen_slugs(self):
        return [item.event.identifier for item in self.chosen]


class ActorPage:
    """What an actor said, and where it gave several figures on one question, how they moved."""

    def __init__(self, actor):
        self.actor, self.edition = actor, actor.edition
        self.claims = claims_of_actor(self.edition, actor.identifier)

    @cached_property
    def comparisons(self):
        """The actor's claims by event and question."""
        by_event = sorted(self.claims, key=lambda claim: (claim.event.sort_key, claim.event_slug))
        return [
            comparison
            for _slug, group in groupby(by_event, lambda claim: claim.event_slug)
            for comparison in _compared(list(group))
        ]

    @cached_property
    def moved(self):
        """The questions on which the actor replaced a figure of its own by another one: several
        figures that stand may count different things."""
        return [
            item
            for item in self.comparisons
            if len(item.figures) > 1 and any(claim.supersedes for claim in item.claims)
        ]

    @cached_property
    def other_comparisons(self):
        return [item for item in self.comparisons if item not in self.moved]


def _compared(claims):
    return compare(claims[0].event, claims)


class PlacePage:
    def __init__(self, place):
        self.place, self.edition = place, place.edition
        self.edition.preload([place])

    @cached_property
    def events(self):
        """The events that happened here, oldest first."""
        found = [
            event
            for event in self.edition.all("event")
            if any(item["id"] == self.place.identifier for item in event.content["places"])
        ]
        return sorted(found, key=lambda event: event.sort_key)

    @cached_property
    def map(self):
        return Map.of([self.place], lambda: self.edition.all("place"))


class SourcePage:
    def __init__(self, source):
        self.source, self.edition = source, source.edition
        self.edition.preload([source])

    @cached_property
    def claims(self):
        return claims_citing(self.edition, self.source)

    @cached_property
    def citations(self):
        """Each claim that cites the source, with its citations of it."""
        return [(claim, self._citations_of(claim)) for claim in self.claims]

    def _citations_of(self, claim):
        return [item for item in claim.citations if item.source == self.source]

"""What an event page shows."""

from django.utils.functional import cached_property

from events.comparisons import compare, positions_of
from events.marked import MarkedText, Notes
from events.models.vocabulary import Basis, QuestionGroup
from khojaly.ledger.prose import Prose
from khojaly.ledger.records import drawn_from
from khojaly.pages.maps import Map
from sources.dates import sort_key

from .claims import claims_where

# How many were killed: the two questions that lead a page, on one axis.
ON_THE_DEAD = ("killed-civilians", "killed-total")
LONG_FROM = 9  # A question with so many statements has columns of its own, before the others.


def drawn_from_all(items):
    return drawn_from("all", *(item.drawn_from for item in items))


class EventPage:
    """All that an event page shows, read in as many queries as there are kinds of things."""

    def __init__(self, event):
        self.event = event
        self.edition = event.edition
        self.claims = claims_where(self.edition, event__slug=event.identifier)
        shown = [event, *self.claims]
        self.edition.preload(shown, only=("claim",))
        self.edition.preload(self.edition.held("claim"), only=("actor", "question"))
        self.edition.preload([event])
        self._here = {claim.identifier for claim in self.claims}
        self.notes = Notes(self.edition, event.summary, event.narrative)

    @cached_property
    def happened(self):
        """The first paragraph of the summary: what happened."""
        return self._marked(_paragraphs(self.event.summary, slice(1)))

    @cached_property
    def positions(self):
        """The rest of the summary: who says what of it."""
        return self._marked(_paragraphs(self.event.summary, slice(1, None)))

    @cached_property
    def narrative(self):
        return self._marked(self.event.narrative)

    def _marked(self, text):
        return MarkedText(text, self.edition, self._here, self.notes)

    @cached_property
    def happened_elsewhere(self):
        """The same for another page: what it names leads to the claims' own pages."""
        return MarkedText(_paragraphs(self.event.summary, slice(1)), self.edition)

    @cached_property
    def positions_elsewhere(self):
        return MarkedText(_paragraphs(self.event.summary, slice(1, None)), self.edition)

    @cached_property
    def comparisons(self):
        return compare(self.event, self.claims)

    @cached_property
    def numeric(self):
        return [comparison for comparison in self.comparisons if comparison.is_numeric]

    @cached_property
    def leading(self):
        """The questions on the dead, on one axis; an event without them begins with its first
        question that asks for a number."""
        dead = [item for item in self.numeric if item.question.identifier in ON_THE_DEAD]
        for comparison in dead:
            comparison.on_the_axis_of(dead)
        return dead or self.numeric[:1]

    @property
    def first(self):
        return self.leading[0] if self.leading else None

    @property
    def second(self):
        return self.leading[1] if len(self.leading) > 1 else None

    @cached_property
    def other_figures(self):
        return [comparison for comparison in self.numeric if comparison not in self.leading]

    @cached_property
    def said(self):
        """The questions that statements answer, those with many first."""
        found = [comparison for comparison in self.comparisons if not comparison.is_numeric]
        return sorted(found, key=lambda comparison: len(comparison.claims) < LONG_FROM)

    @property
    def said_at_length(self):
        return [comparison for comparison in self.said if len(comparison.claims) >= LONG_FROM]

    @property
    def said_in_short(self):
        return [comparison for comparison in self.said if len(comparison.claims) < LONG_FROM]

    @property
    def statements(self):
        return sum(len(comparison.claims) for comparison in self.said)

    @cached_property
    def by_position(self):
        return positions_of(self.claims)

    @cached_property
    def why(self):
        return WhyTheyDiffer(self.comparisons, self.leading)

    @cached_property
    def places(self):
        return self.event.places

    @cached_property
    def map(self):
        return Map.of(self.places, lambda: self.edition.all("place"))

    @cached_property
    def around(self):
        """The event among those related to it, in the order in which they began."""
        related = {event.identifier: event for _relation, event in self.event.related}
        found = related | {self.event.identifier: self.event}
        return sorted(found.values(), key=lambda event: event.sort_key) if related else []

    @cached_property
    def around_drawn_from(self):
        here = self.event.identifier
        return drawn_from(here, *(event.drawn_from for event in self.around))

    @cached_property
    def sources(self):
        """Every source cited on the page, as a bibliography orders them."""
        self.edition.preload(self.claims, only=("source",))
        cited = [item.source for claim in self.claims for item in claim.citations]
        cited += [note.source for note in self.notes.all]
        by_name = {source.identifier: source for source in cited}
        return sorted(by_name.values(), key=lambda source: source.sort_key)

    @cached_property
    def first_drawn_from(self):
        apart = self.why.apart
        return drawn_from(apart.drawn_from if apart else "none apart", drawn_from_all(self.leading))

    @cached_property
    def map_drawn_from(self):
        return drawn_from_all([*self.places, *(self.map.neighbours if self.map else ())])

    @cached_property
    def other_figures_drawn_from(self):
        return drawn_from_all(self.other_figures)

    @cached_property
    def said_drawn_from(self):
        return drawn_from_all(self.said)


class WhyTheyDiffer:
    """Why the figures on the dead differ, read off the record: what is asked apart from them, when
    they were given, on what ground."""

    def __init__(self, comparisons, leading):
        self.claims = [claim for comparison in leading for claim in comparison.claims]
        self._questions = [item.question for item in comparisons]

    @property
    def apart(self):
        """The first question on bodies and lists, which other questions count; or None."""
        apart = (item for item in self._questions if item.group == QuestionGroup.BODIES)
        return next(apart, None)

    def __bool__(self):
        return len(self.claims) > 1

    @property
    def dates(self):
        """The earliest and the latest date on which they were given (EDTF), or None."""
        dates = sorted((c.dated for c in self.claims if c.dated), key=sort_key)
        return (dates[0], dates[-1]) if len(set(dates)) > 1 else None

    @property
    def grounds(self):
        """The grounds that claimants state, in the order of the vocabulary."""
        stated = {claim.content["basis"] for claim in self.claims if claim.ground}
        return [basis for basis in Basis if basis in stated]


def _paragraphs(prose, which):
    """Some of the paragraphs of a text, in each language."""
    return Prose(
        {code: "\n\n".join(text.split("\n\n")[which]) for code, text in prose.texts.items()}
    )

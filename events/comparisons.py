"""Claims side by side: those on one question about one event, in the one order, on one axis."""

from itertools import groupby

from django.urls import reverse
from django.utils.functional import cached_property

from khojaly.ledger.records import drawn_from
from sources.wording import sort_words

from .axes import Axis

CARDS_AT_MOST = 4


class Row:
    """One claim in a comparison, with what stands in relation to it there."""

    def __init__(self, claim, comparison):
        self.claim = claim
        self.comparison = comparison
        self.also_stated_by = []
        self.superseded_by = []

    @cached_property
    def drawn_from(self):
        shown = [self.claim, *self.also_stated_by, *self.superseded_by]
        axis = self.comparison.axis.maximum if self.comparison.charted else "none"
        return drawn_from(self.comparison.key, axis, *(claim.drawn_from for claim in shown))

    @cached_property
    def mark(self):
        return self.comparison.axis.mark(self.claim.estimate) if self.claim.estimate else None


class Comparison:
    """All claims of an event on one question. A claim that repeats another one of them stands
    under it as “also stated by”, not as another vote."""

    def __init__(self, event, question, claims, order="date"):
        self.event, self.question, self.order = event, question, order
        self.claims = sorted(claims, key=lambda claim: claim.sort_key)
        self.rows = ORDERS[order](self._rows())

    def _rows(self):
        rows = {claim.identifier: Row(claim, self) for claim in self.claims}
        for claim in self.claims:
            root = rows.get(_identifier(claim.content["repeats"]))
            if root:
                root.also_stated_by.append(rows.pop(claim.identifier).claim)
            earlier = rows.get(_identifier(claim.content["supersedes"]))
            if earlier:
                earlier.superseded_by.append(claim)
        return list(rows.values())

    @property
    def key(self):
        """A name for it that no other comparison on a page has."""
        return f"{self.event.identifier}-{self.question.identifier}"

    @cached_property
    def figures(self):
        return [claim.estimate for claim in self.claims if claim.estimate]

    @property
    def charted(self):
        return bool(self.figures)

    @cached_property
    def axis(self):
        return Axis(max(figure.maximum for figure in self.figures))

    @cached_property
    def standing(self):
        """The figures that their own claimant has not replaced."""
        replaced = {_identifier(claim.content["supersedes"]) for claim in self.claims}
        kept = [c.estimate for c in self.claims if c.estimate and c.identifier not in replaced]
        return kept or self.figures

    @property
    def lowest(self):
        return min(figure.minimum for figure in self.standing)

    @property
    def highest(self):
        return max(figure.maximum for figure in self.standing)

    @property
    def may_be_higher(self):
        """Whether a claimant leaves the highest figure open: at least, more than."""
        return any(
            figure.open_end == "up" and figure.maximum == self.highest for figure in self.standing
        )

    @cached_property
    def drawn_from(self):
        question = self.question.drawn_from
        return drawn_from(self.order, question, *(row.drawn_from for row in self.rows))

    @property
    def has_rivals(self):
        return len(self.rows) > 1

    @property
    def as_cards(self):
        """Few figures are drawn as a chart over equal cards, many as a table that is the chart."""
        return self.charted and 1 < len(self.rows) <= CARDS_AT_MOST

    def get_current_url(self):
        return reverse("events:comparison", args=[self.event.identifier, self.question.identifier])

    def get_absolute_url(self):
        return self.event.edition.in_moment(self.get_current_url())


def _identifier(reference):
    return reference["id"] if reference else None


def _by_figure(rows):
    """Lowest figure first; claims without one come last, in order of date."""
    return sorted(
        rows,
        key=lambda row: (
            row.claim.estimate is None,
            (row.claim.estimate.minimum, row.claim.estimate.maximum) if row.claim.estimate else (),
        ),
    )


def _by_claimant(rows):
    return sorted(rows, key=lambda row: sort_words(row.claim.claimant.name))


ORDERS = {"date": list, "figure": _by_figure, "claimant": _by_claimant}


def compare(event, claims):
    """The comparisons of an event's claims, in the order of the questions."""
    by_question = sorted(claims, key=lambda claim: claim.question_slug)
    comparisons = [
        Comparison(event, members[0].question, members)
        for _slug, members in (
            (slug, list(group)) for slug, group in groupby(by_question, lambda c: c.question_slug)
        )
    ]
    return sorted(comparisons, key=lambda comparison: comparison.question.order)

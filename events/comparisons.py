"""Claims side by side: those on one question about one event, in the one order, on one axis."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from khojaly.ledger.records import drawn_from, path_of
from sources.positions import Position
from sources.wording import date_words, sort_words

from .axes import Axis

ONE_TABLE_AT_MOST = 9


class Row:
    """One claim in a comparison, with what stands in relation to it there."""

    def __init__(self, claim, comparison):
        self.claim = claim
        self.comparison = comparison
        self.also_stated_by = []
        self.superseded_by = []

    @property
    def _shown(self):
        return self.claim, *self.also_stated_by, *self.superseded_by

    @cached_property
    def drawn_from(self):
        end = self.comparison.axis.end
        return drawn_from(end, *(claim.line_drawn_from for claim in self._shown))

    @property
    def in_full_drawn_from(self):
        """The same where its sources are shown too."""
        end = self.comparison.axis.end
        return drawn_from(end, *(claim.drawn_from for claim in self._shown))

    @cached_property
    def mark(self):
        """The classes that draw the figure on the axis; empty without one."""
        return self.comparison.axis.mark(self.claim.estimate) if self.claim.estimate else ""

    @property
    def place(self):
        """The classes of the cell that draws it: the axis, the shape, the mark."""
        if not self.comparison.charted:
            return "empty"
        shape = self.claim.claimant.position_mark
        return f"axis in{self.comparison.axis.steps} {shape} {self.mark}".rstrip()

    @property
    def counted(self):
        """What was counted; where the claim does not say that by itself, all that it says."""
        return str(self.claim.scope or self.claim.statement).removesuffix(".")


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

    @property
    def is_numeric(self):
        """Whether it is shown as figures: its question asks for a number, or a claim gives one."""
        return self.question.kind == "number" or self.charted

    @property
    def maximum(self):
        return max((figure.maximum for figure in self.figures), default=0)

    @cached_property
    def axis(self):
        return Axis(self.maximum)

    def on_the_axis_of(self, others):
        """Draw it on one axis with `others`, comparisons that count the same kind of thing."""
        self.axis = Axis(max(other.maximum for other in (self, *others)))

    @cached_property
    def positions(self):
        """How many claims each position makes, as (label, number), in the order of positions."""
        return positions_of(self.claims)

    @property
    def parts(self):
        """The rows in one table, or, where they are many, in two by date of the same length."""
        if len(self.rows) <= ONE_TABLE_AT_MOST or self.order != "date":
            return [Part("", self.rows)]
        half = (len(self.rows) + 1) // 2
        return _by_date(self.rows[:half], self.rows[half:])

    @cached_property
    def drawn_from(self):
        about = self.event.identifier, self.question.drawn_from, self.order, self.axis.end
        return drawn_from(*about, *(row.drawn_from for row in self.rows))

    @property
    def has_rivals(self):
        return len(self.rows) > 1

    def get_current_url(self):
        return address_of(self.event.identifier, self.question.identifier)

    def get_absolute_url(self):
        return self.event.edition.in_moment(self.get_current_url())


def address_of(event, question):
    """The address of the comparison of an event's claims on a question, both by their slugs."""
    return path_of(get_language(), "events:comparison", event, question)


@dataclass(frozen=True)
class Part:
    """Rows of one table, with the words above them."""

    caption: str
    rows: list


def _by_date(earlier, later):
    """Two parts that say up to and from which day their claims were made."""
    last, first = earlier[-1].claim.dated, later[0].claim.dated
    if not (last and first):
        return [Part("", earlier), Part("", later)]
    undated = not later[-1].claim.dated
    from_then = _("Said from %(date)s on, and undated") if undated else _("Said from %(date)s on")
    return [
        Part(_("Said up to %(date)s") % {"date": date_words(last, short=True)}, earlier),
        Part(from_then % {"date": date_words(first, short=True)}, later),
    ]


def positions_of(claims):
    """How many of the claims each position makes, as (position, number), in their order."""
    counted = Counter(claim.claimant.position for claim in claims)
    return [(position, counted[position]) for position in Position if counted[position]]


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
        for _name, members in (
            (slug, list(group)) for slug, group in groupby(by_question, lambda c: c.question_slug)
        )
    ]
    return sorted(comparisons, key=lambda comparison: comparison.question.order)

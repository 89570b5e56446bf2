"""Checks on figures and dates: claims that do not fit each other, or their event."""

from collections import defaultdict
from itertools import combinations

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from events.desk.twins import entered_twice
from events.estimates import FIGURES, Estimate
from events.models import Claim
from events.subject import PARTS, WHOLES
from khojaly.desk.checks import check
from sources.dates import in_order

CLAIM = "events.claim"
MOST = 8  # As many names as a sentence bears.
COLUMNS = (
    "pk", "identifier", "event_id", "question_id", "question__slug", "claimant_id",
    "claimant__position", "claimed_on", "supersedes_id", "qualifier", *FIGURES,
)  # fmt: skip


def standing():
    """Every claim that is not withdrawn."""
    return Claim.objects.exclude(status=Claim.Status.WITHDRAWN).order_by("pk")


def with_figures(**wanted):
    """The claims that give a figure, as rows of columns: cheap for any number of them."""
    return standing().filter(**wanted).exclude(qualifier="").values_list(*COLUMNS, named=True)


def estimate_of(row):
    return Estimate(row.qualifier, **{name: getattr(row, name) for name in FIGURES})


@check(
    "parts",
    _("Women, men and children above the whole"),
    _("Its parts come to %(total)s, above its %(whole)s."),
    reads=(CLAIM,),
)
def parts_above_the_whole():
    """Women, men and children together above all killed, by one claimant on the same day."""
    sets = defaultdict(dict)
    for row in with_figures(question__slug__in=(*PARTS, *WHOLES)):
        key = row.event_id, row.claimant_id, row.claimed_on
        sets[key][row.question__slug] = row.pk, estimate_of(row)
    for given in sets.values():
        parts = [given[slug] for slug in PARTS if slug in given]
        total = sum(estimate.minimum for _pk, estimate in parts)
        for pk, whole in (given[slug] for slug in WHOLES if slug in given):
            if total > whole.maximum:
                for each in (pk, *(part for part, _estimate in parts)):
                    yield CLAIM, each, {"total": total, "whole": whole.maximum}


@check(
    "two-figures",
    _("Two live figures of one claimant"),
    _("%(claims)s stand side by side: does one replace another?"),
    reads=(CLAIM,),
)
def two_live_figures():
    """Several figures of one claimant on one question, none of which replaces the other."""
    live, replaced = defaultdict(list), set()
    for row in with_figures():
        live[row.event_id, row.question_id, row.claimant_id].append(row)
        replaced.add(row.supersedes_id)
    for group in live.values():
        rows = [row for row in group if row.pk not in replaced]
        if len(rows) > 1 and len({estimate_of(row) for row in rows}) > 1:
            names = ", ".join(row.identifier for row in rows[:MOST])
            for row in rows:
                yield CLAIM, row.pk, {"claims": names}


@check(
    "entered-twice",
    _("Claims that may have been entered twice"),
    _("%(claims)s say the same on one question: are they one claim?"),
    reads=(CLAIM,),
)
def claims_entered_twice():
    """Claims of one claimant on one question with the same figure, or the same words of one day,
    of which none replaces or repeats the other."""
    groups = defaultdict(list)
    for claim in standing():
        groups[claim.event_id, claim.question_id, claim.claimant_id].append(claim)
    for one, other in (pair for group in groups.values() for pair in combinations(group, 2)):
        if not _linked(one, other) and entered_twice(one, other):
            for each in (one, other):
                yield CLAIM, each.pk, {"claims": f"{one.identifier}, {other.identifier}"}


def _linked(one, other):
    return one.pk in (other.supersedes_id, other.repeats_id) or other.pk in (
        one.supersedes_id,
        one.repeats_id,
    )


@check(
    "one-digit",
    _("Figures of one side that are one digit apart"),
    _("%(claims)s give %(figures)s: is one of them a misprint or misread?"),
    reads=(CLAIM,),
)
def one_digit_apart():
    """Figures of one side on one question that differ in one digit, such as 63 and 83."""
    sides = defaultdict(lambda: defaultdict(list))
    parties = {"claimant__position__startswith": "party-", "repeats": None}
    for row in with_figures(**parties):
        point = estimate_of(row).point or 0
        # Round figures differ in one digit for good reasons: 200 and 300.
        if point > 10 and point % 10:
            sides[row.event_id, row.question_id, row.claimant__position][point].append(row)
    for figures in sides.values():
        yield from _near_figures(figures)


def _near_figures(figures):
    """For each claim, the figures that become its own when one digit is covered."""
    alike = defaultdict(set)
    for figure in figures:
        for covered in _covered(figure):
            alike[covered].add(figure)
    for figure, rows in figures.items():
        near = set().union(*(alike[covered] for covered in _covered(figure)))
        if len(near) > 1:
            words = ", ".join(str(one) for one in sorted(near)[:MOST])
            others = [row.identifier for one in sorted(near) for row in figures[one]]
            for row in rows:
                yield CLAIM, row.pk, {"claims": ", ".join(others[:MOST]), "figures": words}


def _covered(figure):
    digits = str(figure)
    return [f"{digits[:at]}*{digits[at + 1 :]}" for at in range(len(digits))]


@check(
    "too-early",
    _("Claims dated before their event"),
    _("Dated %(date)s, before the event began."),
    reads=(CLAIM, "events.event"),
)
def dated_before_the_event():
    # EDTF dates begin with the year, so their texts are a first sieve for the database.
    early = standing().exclude(claimed_on="").filter(claimed_on__lt=F("event__start"))
    for pk, said, start in early.values_list("pk", "claimed_on", "event__start"):
        if not in_order(start, said):
            yield CLAIM, pk, {"date": said}

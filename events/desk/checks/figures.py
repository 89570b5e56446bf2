"""Checks on figures and dates: claims that do not fit each other, or their event."""

from collections import defaultdict
from itertools import combinations

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from events.estimates import FIGURES, Estimate
from events.models import Claim
from khojaly.ledger.desk.checking import check
from sources.dates import parse

PARTS = ("killed-women", "killed-children", "killed-men")
WHOLES = ("killed-civilians", "killed-total")
CLAIM = "events.claim"
COLUMNS = (
    "pk", "identifier", "event_id", "question_id", "question__slug", "claimant_id",
    "claimant__position", "claimed_on", "supersedes_id", "repeats_id", "qualifier", *FIGURES,
)  # fmt: skip


def standing():
    """Every claim that is not withdrawn."""
    return Claim.objects.exclude(status=Claim.Status.WITHDRAWN).order_by("pk")


def with_figures():
    """The claims that give a figure, as rows of columns: cheap for any number of them."""
    for row in standing().exclude(qualifier="").values_list(*COLUMNS, named=True):
        yield row, Estimate(row.qualifier, **{name: getattr(row, name) for name in FIGURES})


@check(
    "parts",
    _("Women, men and children above the whole"),
    _("Its parts come to %(total)s, above its %(whole)s."),
    reads=(CLAIM,),
)
def parts_above_the_whole():
    """Women, men and children together above all killed, by one claimant on the same day."""
    sets = defaultdict(dict)
    for row, estimate in with_figures():
        if row.question__slug in (*PARTS, *WHOLES):
            key = row.event_id, row.claimant_id, row.claimed_on
            sets[key][row.question__slug] = row.pk, estimate
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
    rows = list(with_figures())
    replaced = {row.supersedes_id for row, _estimate in rows}
    live = defaultdict(list)
    for row, estimate in rows:
        if row.pk not in replaced:
            live[row.event_id, row.question_id, row.claimant_id].append((row, estimate))
    for group in live.values():
        if len({estimate for _row, estimate in group}) > 1:
            names = ", ".join(row.identifier for row, _estimate in group)
            for row, _estimate in group:
                yield CLAIM, row.pk, {"claims": names}


@check(
    "one-digit",
    _("Figures of one side that are one digit apart"),
    _("%(claims)s give %(figures)s: is one of them a misprint or misread?"),
    reads=(CLAIM,),
)
def one_digit_apart():
    """Figures of one side on one question that differ in one digit, such as 63 and 83."""
    sides = defaultdict(lambda: defaultdict(list))
    for row, estimate in with_figures():
        # Round figures differ in one digit for good reasons: 200 and 300.
        if estimate.point and estimate.point > 10 and estimate.point % 10 and not row.repeats_id:
            side = row.event_id, row.question_id, row.claimant__position
            sides[side][estimate.point].append(row)
    for side, figures in sides.items():
        if side[2].startswith("party-"):
            yield from _pairs_of(figures)


def _pairs_of(figures):
    for one, other in combinations(sorted(figures), 2):
        if _one_digit(str(one), str(other)):
            rows = [*figures[one], *figures[other]]
            names = ", ".join(row.identifier for row in rows)
            for row in rows:
                yield CLAIM, row.pk, {"claims": names, "figures": f"{one}, {other}"}


def _one_digit(one, other):
    if len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


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
        date, began = parse(said), parse(start)
        if date and began and date.last_day and date.last_day < began.first_day:
            yield CLAIM, pk, {"date": said}

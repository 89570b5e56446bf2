"""Checks on the order of claims and on their days: what answers what, what replaces what, and
whether a day is that of saying or that of printing."""

from collections import defaultdict

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.models import Claim, ClaimCitation, Dispute
from khojaly.desk.checks import check
from sources.dates import parse
from sources.models.types import Relation, SourceKind

from .citations import CITATION, SOURCE
from .figures import CLAIM, standing

DISPUTE = "events.dispute"
WITHDRAWN = Claim.Status.WITHDRAWN


def surely_before(one, other):
    """Whether every day that the first EDTF text can mean is before every day of the second."""
    first, second = parse(one), parse(other)
    last, begin = first and first.last_day, second and second.first_day
    return bool(last and begin and last < begin)


@check(
    "later-disputed",
    _("Answers to what came later"),
    _("It answers or disputes %(claims)s, which came later or points back: on the earlier claim "
      "stands “answered by”, so leave the relation on the later one."),
    reads=(CLAIM, DISPUTE),
)  # fmt: skip
def answers_to_what_came_later():
    rows = Dispute.objects.exclude(claim__status=WITHDRAWN).values_list(
        "claim_id", "disputed_id", "disputed__identifier", "claim__claimed_on",
        "claim__reported_on", "disputed__claimed_on", "disputed__reported_on",
    )  # fmt: skip
    pairs = {(claim, disputed) for claim, disputed, *_rest in rows}
    wrong = defaultdict(list)
    for claim, disputed, name, said, reported, said_there, reported_there in rows:
        later = surely_before(said or reported, said_there or reported_there)
        if later or (disputed, claim) in pairs:
            wrong[claim].append(name)
    for claim, names in wrong.items():
        yield CLAIM, claim, {"claims": ", ".join(names)}


@check(
    "replaces",
    _("Replacements without evidence"),
    _("It replaces %(other)s. That needs two dates that show the order, and the same thing "
      "counted: a figure in both or in neither."),
    reads=(CLAIM,),
)  # fmt: skip
def replacements_without_evidence():
    rows = standing().exclude(supersedes=None).values_list(
        "pk", "claimed_on", "reported_on", "qualifier", "supersedes__identifier",
        "supersedes__claimed_on", "supersedes__reported_on", "supersedes__qualifier",
    )  # fmt: skip
    for pk, said, reported, figure, name, earlier, earlier_reported, earlier_figure in rows:
        in_order = surely_before(earlier or earlier_reported, said or reported)
        if not in_order or bool(figure) != bool(earlier_figure):
            yield CLAIM, pk, {"other": name}


@check(
    "day-of-printing",
    _("The day of printing as the day of saying"),
    _("%(date)s is the day of the newspaper that reports it. Move it to “reported on”, or fill "
      "both when it was said on that day."),
    reads=(CLAIM, CITATION, SOURCE),
)  # fmt: skip
def day_of_printing():
    """Only whole days: a claim dated by the month may well have been printed in it."""
    own = ClaimCitation.objects.filter(relation=Relation.STATES).values("claim_id")
    printed = ClaimCitation.objects.filter(
        relation=Relation.REPORTS, source__kind=SourceKind.PRESS,
        source__issued=F("claim__claimed_on"), claim__reported_on="",
    ).exclude(Q(claim__status=WITHDRAWN) | Q(claim__in=own))  # fmt: skip
    days = dict(printed.order_by("claim_id").values_list("claim_id", "claim__claimed_on"))
    for claim, day in days.items():
        if len(day) == len("1992-02-26"):
            yield CLAIM, claim, {"date": day}

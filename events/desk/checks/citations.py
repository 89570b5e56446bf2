"""Checks on where claims can be read: locators, origins, and readings that disagree."""

from collections import defaultdict

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from events.estimates import FIGURES
from events.models import Claim, ClaimCitation
from khojaly.desk.checks import check
from khojaly.desk.referring import reference_start
from sources.models import Source

from .figures import CLAIM

CITATION, SOURCE = "events.claimcitation", "sources.source"
ORIGIN = Coalesce("source__read_through_id", "source_id")


def citations():
    """The citations of every claim that is not withdrawn."""
    return ClaimCitation.objects.exclude(claim__status=Claim.Status.WITHDRAWN).order_by("claim_id")


@check(
    "no-locator",
    _("Citations without a locator"),
    _("No locator in %(sources)s."),
    reads=(CLAIM, CITATION),
)
def without_locator():
    bare = defaultdict(list)
    none = Q(locator_en="") | Q(locator_en=None)
    for claim, source in citations().filter(none).values_list("claim_id", "source__identifier"):
        bare[claim].append(source)
    for claim, sources in bare.items():
        yield CLAIM, claim, {"sources": ", ".join(sources)}


@check(
    "one-origin",
    _("Several sources, one origin"),
    _("Its %(count)s sources all come down to one: they were read through it, or are it."),
    reads=(CLAIM, CITATION, SOURCE),
)
def single_origin():
    """Several sources that were all read through one and the same other source."""
    groups = (
        citations()
        .values("claim_id")
        .annotate(
            found=Count("source", distinct=True), origins=Count(ORIGIN, distinct=True)
        )
    )  # fmt: skip
    for group in groups.filter(found__gt=1, origins=1):
        yield CLAIM, group["claim_id"], {"count": group["found"]}


@check(
    "readings",
    _("Copies of one source that disagree"),
    _("%(claims)s cite one source for one question and claimant, with different figures."),
    reads=(CLAIM, CITATION, SOURCE),
)
def readings_that_disagree():
    """Different figures of one claimant on one question read in one source, or in copies of it."""
    columns = [f"claim__{name}" for name in FIGURES]
    rows = citations().exclude(claim__qualifier="").annotate(origin=ORIGIN)
    groups = defaultdict(dict)
    for pk, identifier, event, question, claimant, origin, *figures in rows.values_list(
        "claim_id", "claim__identifier", "claim__event_id", "claim__question_id",
        "claim__claimant_id", "origin", *columns,
    ):  # fmt: skip
        groups[event, question, claimant, origin][pk] = identifier, tuple(figures)
    for group in groups.values():
        if len({figures for _identifier, figures in group.values()}) > 1:
            names = ", ".join(identifier for identifier, _figures in group.values())
            for pk in group:
                yield CLAIM, pk, {"claims": names}


@check(
    "cites-gone",
    _("Claims that cite what was withdrawn or merged"),
    _("It cites %(sources)s, which was withdrawn or merged. Cite what stands."),
    reads=(CLAIM, CITATION, SOURCE),
)
def citing_what_is_gone():
    """Claims whose public version or draft rests on a source that is gone."""
    gone = list(Source.objects.filter(Q(status=Source.Status.WITHDRAWN) | ~Q(merged_into=None)))
    names = {source.pk: source.identifier for source in gone}
    found = defaultdict(set)
    for claim, source in citations().filter(source__in=names).values_list("claim_id", "source_id"):
        found[claim].add(names[source])
    public = Claim.objects.exclude(status=Claim.Status.WITHDRAWN)
    for source in gone:
        naming = public.filter(current__record__contains=reference_start(source))
        for claim in naming.values_list("pk", flat=True):
            found[claim].add(source.identifier)
    for claim, sources in sorted(found.items()):
        yield CLAIM, claim, {"sources": ", ".join(sorted(sources))}


@check(
    "uncited",
    _("Claims without a citation"),
    _("It cites nothing yet."),
    reads=(CLAIM, CITATION),
)
def without_citation():
    bare = Claim.objects.filter(citations=None).exclude(status=Claim.Status.WITHDRAWN)
    for pk in bare.order_by("pk").values_list("pk", flat=True):
        yield CLAIM, pk, {}

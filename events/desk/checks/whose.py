"""Checks on whose words a citation holds: the claimant's own, or another's."""

import re
from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from events.models import Claim
from events.models.vocabulary import ActorKind, Verification
from khojaly.desk.checks import check
from sources.models import Contributor
from sources.models.types import ReadHow, Relation, SourceKind

from .citations import CITATION, SOURCE, citations
from .figures import CLAIM, standing
from .order import surely_before

CONTRIBUTOR = "sources.contributor"
# Bodies for which not everyone who belongs to them speaks.
BODIES = (
    ActorKind.STATE, ActorKind.STATE_BODY, ActorKind.DE_FACTO_AUTHORITY, ActorKind.COURT,
    ActorKind.INTERGOVERNMENTAL, ActorKind.NGO,
)  # fmt: skip
SMALLER = re.compile(
    r"^a draft\b|\b(signator(y|ies)|put their names|names no office|without naming an office|"
    r"a member’s words|(chairman|member) of (a|the|its) [\w ]{0,40}"
    r"(committee|commission|branch|board)|"
    r"(committee|commission) of the [\w -]{0,60}(parliament|assembly|chamber|senate))\b",
    re.IGNORECASE,
)

# A claimant who is a part of a body already, and says so.
PART = re.compile(r"draft|signator|members|committee|commission|delegation", re.IGNORECASE)
# Words by which a sentence says that its claimant is known through another text.
THROUGH = re.compile(
    r"\b(according to|citing|told|relating|whom|interview|(press|news) conference|"
    r"as (he|she|it|they) (related|reported)|on [\w ]{0,40}television|through Associated Press|"
    r"(as|is|was|were)? ?(reported|quoted|cited|related|summarised|summarized|reproduced|"
    r"published|carried|given|printed|recounted) (by|in|on|as|from))\b",
    re.IGNORECASE,
)


@check(
    "states",
    _("“States it”, said of another’s text"),
    _("%(sources)s: “states” is the claimant’s own text, not older than the claim. A newspaper "
      "reports it, another body repeats it; what is older is a claim of its own."),
    reads=(CLAIM, CITATION, SOURCE, CONTRIBUTOR),
)  # fmt: skip
def stated_by_another():
    makers, wrong = _makers(), defaultdict(list)
    rows = citations().filter(relation=Relation.STATES).values_list(
        "claim_id", "claim__claimant__kind", "claim__claimant__name_en", "claim__claimed_on",
        "source_id", "source__identifier", "source__kind", "source__issued",
    )  # fmt: skip
    for claim, kind, name, said, source, identifier, kind_of_source, issued in rows:
        of_press = kind_of_source == SourceKind.PRESS and kind != ActorKind.PRESS
        if (of_press and not _is_maker(name, makers[source])) or surely_before(issued, said):
            wrong[claim].append(identifier)
    for claim, names in wrong.items():
        yield CLAIM, claim, {"sources": ", ".join(names)}


def _makers():
    """The names of each source's contributors, by its key."""
    found = defaultdict(list)
    for source, *names in Contributor.objects.values_list("source_id", "family", "literal"):
        found[source] += [name for name in names if name]
    return found


def _is_maker(claimant, makers):
    return any(maker in claimant or claimant in maker for maker in makers)


@check(
    "not-primary",
    _("“Read in the primary source” without one"),
    _("None of its citations is the claimant’s own text, read there: say “read as quoted "
      "elsewhere”."),
    reads=(CLAIM, CITATION, SOURCE),
)  # fmt: skip
def primary_without_a_primary_citation():
    own = citations().filter(relation=Relation.STATES, quoted_in=None)
    own = own.exclude(source__read_how=ReadHow.QUOTED).values("claim_id")
    wrong = standing().filter(verification=Verification.PRIMARY).exclude(pk__in=own)
    for pk in wrong.values_list("pk", flat=True):
        yield CLAIM, pk, {}


@check(
    "claimant-too-big",
    _("Claimants one size too big"),
    _("The claimant is a whole body, and the text says “%(words)s”: who of it speaks? Event, "
      "question and claimant are fixed, so withdraw it and make another."),
    reads=(CLAIM, "events.actor"),
)  # fmt: skip
def claimants_too_big():
    rows = Claim.objects.exclude(status=Claim.Status.WITHDRAWN).filter(claimant__kind__in=BODIES)
    named = rows.values_list("pk", "claimant__name_en", "statement_en", "note_en")
    for pk, claimant, *texts in named.order_by("pk"):
        found = SMALLER.search(" ".join(text or "" for text in texts))
        if found and not PART.search(claimant):
            yield CLAIM, pk, {"words": found[0]}


@check(
    "through-whom",
    _("Known through another, which the sentence does not say"),
    _("No citation is the claimant’s own text: say through whom, as in “X, as reported by Y, "
      "said …”, so that nobody takes a report for the text itself."),
    reads=(CLAIM, CITATION),
)  # fmt: skip
def known_through_another():
    """English only: the Spanish says the same, which another check looks after."""
    cited = citations().values("claim_id")
    own = cited.filter(relation=Relation.STATES)
    relayed = standing().filter(pk__in=cited).exclude(pk__in=own)
    for pk, statement in relayed.values_list("pk", "statement_en"):
        if not THROUGH.search(statement or ""):
            yield CLAIM, pk, {}

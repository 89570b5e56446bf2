"""Claims by what they are about.

Which claims belong to an event, a question or a claimant is asked of the working copies, where
these are fixed once published. Which ones ever cited a source, named a joint claimant or answered
a claim is asked of the revisions, since drafts may differ from what readers see; what they say is
read from the ledger only.
"""

from events.models import Claim, ClaimCitation, Dispute, JointClaimant
from khojaly.ledger.tracking import ever_pointing_to


def claims_where(edition, **about):
    """The published claims about something: `event__slug`, `question__slug`, `claimant__slug`."""
    identifiers = Claim.objects.filter(**about).values_list("identifier", flat=True)
    return edition.all("claim", identifiers)


def claims_of_actor(edition, slug):
    """The claims an actor made, alone or with others, in order of date."""
    claims = claims_where(edition, claimant__slug=slug)
    known = {claim.identifier for claim in claims}
    joint = _ever_pointing(edition, JointClaimant, actor__slug=slug)
    claims += [
        claim
        for claim in joint
        if claim.identifier not in known and _names(claim.content["joint_claimants"], slug)
    ]
    return in_order(edition, claims)


def _ever_pointing(edition, rows, **target):
    """The published claims of which a saved edit once had one of `rows` with this target."""
    pks = ever_pointing_to(rows, "claim", **target)
    return claims_where(edition, pk__in=pks)


def _names(references, identifier):
    return any(item["id"] == identifier for item in references)


def claims_citing(edition, source):
    """The claims that cite a source record, in order of date."""
    cited = _ever_pointing(edition, ClaimCitation, source__identifier=source.identifier)
    citing = [
        claim
        for claim in cited
        if _names((item["source"] for item in claim.content["citations"]), source.identifier)
    ]
    return in_order(edition, citing)


def claims_disputing(edition, claim):
    """The claims that contradict or answer a claim record, in order of date."""
    answering = _ever_pointing(edition, Dispute, disputed__identifier=claim.identifier)
    disputing = [
        other for other in answering if _names(other.content["disputes"], claim.identifier)
    ]
    return in_order(edition, disputing)


def in_order(edition, claims):
    """Claims in the one order of the site, with all that they refer to read."""
    edition.preload(claims)
    return sorted(claims, key=lambda claim: claim.sort_key)

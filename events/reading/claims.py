"""Claims by what they are about.

Which claims belong to an event, a question or a claimant is asked of the working copies, where
these are fixed once published; what they say is read from the ledger only.
"""

from events.models import Claim, ClaimCitation, Dispute, JointClaimant


def claims_where(edition, **about):
    """The published claims about something: `event__slug`, `question__slug`, `claimant__slug`."""
    identifiers = Claim.objects.filter(**about).values_list("identifier", flat=True)
    return edition.all("claim", identifiers)


def claims_of_actor(edition, slug):
    """The claims an actor made, alone or with others, in order of date."""
    joint = JointClaimant.objects.filter(actor__slug=slug).values_list(
        "claim__identifier", flat=True
    )
    claims = claims_where(edition, claimant__slug=slug)
    known = {claim.identifier for claim in claims}
    claims += [claim for claim in edition.all("claim", joint) if claim.identifier not in known]
    return in_order(edition, claims)


def claims_citing(edition, source):
    """The claims that cite a source record, in order of date."""
    rows = ClaimCitation.objects.filter(source__identifier=source.identifier)
    found = edition.all("claim", set(rows.values_list("claim__identifier", flat=True)))
    citing = [
        claim
        for claim in found
        if any(item["source"]["id"] == source.identifier for item in claim.content["citations"])
    ]
    return in_order(edition, citing)


def claims_disputing(edition, claim):
    """The claims that contradict or answer a claim record, in order of date."""
    rows = Dispute.objects.filter(disputed__identifier=claim.identifier)
    found = edition.all("claim", rows.values_list("claim__identifier", flat=True))
    disputing = [
        other
        for other in found
        if any(item["id"] == claim.identifier for item in other.content["disputes"])
    ]
    return in_order(edition, disputing)


def in_order(edition, claims):
    """Claims in the one order of the site, with all that they refer to read."""
    edition.preload(claims)
    return sorted(claims, key=lambda claim: claim.sort_key)

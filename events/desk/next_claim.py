"""Claims of one source, and the form of the next one with what it has in common with the last."""

from urllib.parse import urlencode

from django.urls import reverse

from events.models import Claim, ClaimCitation
from sources.locators import Locator, locator_content

# What the form of a claim takes from its address for the first citation.
OF_CITATION = ("source", "relation")


def citations_of(source):
    """The citations of a source by claims that stand, the newest claim first."""
    found = ClaimCitation.objects.filter(source=source).exclude(
        claim__status=Claim.Status.WITHDRAWN
    )
    read = found.select_related("claim__claimant", "claim__question", "claim__event", "source")
    return read.order_by("-claim_id", "order")


def next_claim(citation):
    """The address of the form of a claim from the same source: with the event, the claimant, the
    date and the relation of this one kept."""
    claim = citation.claim
    kept = {
        "source": citation.source_id, "relation": citation.relation, "event": claim.event_id,
        "claimant": claim.claimant_id, "claimed_on": claim.claimed_on,
        "reported_on": claim.reported_on,
    }  # fmt: skip
    given = {name: value for name, value in kept.items() if value}
    return f"{reverse('admin:events_claim_add')}?{urlencode(given)}"


def first_claim(source):
    """The address of the form of a first claim from a source."""
    return f"{reverse('admin:events_claim_add')}?{urlencode({'source': source.pk})}"


def locator_of(citation):
    """The place in the source in words; empty where none is recorded."""
    return str(Locator.from_content(locator_content(citation)) or "")

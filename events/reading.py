"""What the pages read: claims by what they are about, and the event page as a whole.

Which claims belong to an event, a question or a claimant is asked of the working copies, where
these are fixed once published; what they say is read from the ledger only.
"""

from functools import cached_property
from itertools import groupby

from .comparisons import compare
from .models import Claim, ClaimCitation, JointClaimant
from .text import MarkedText


def claims_where(edition, **about):
    """The published claims about something: `event__slug`, `question__slug`, `claimant__slug`."""
    identifiers = Claim.objects.filter(**about).values_list("identifier", flat=True)
    return edition.all("claim", identifiers)


def claims_of_actor(edition, slug):
    """The claims an actor made, alone or with others, in order of date."""
    joint = JointClaimant.objects.filter(actor__slug=slug).values_list("claim__identifier", flat=True)
    claims = claims_where(edition, claimant__slug=slug) + edition.all("claim", joint)
    edition.preload(claims)
    return sorted(claims, key=lambda claim: claim.sort_key)


def claims_citing(edition, source):
    """The claims that cite a source record, in order of date."""
    rows = ClaimCitation.objects.filter(source__identifier=source.identifier)
    found = edition.all("claim", set(rows.values_list("claim__identifier", flat=True)))
    citing = [
        claim
        for claim in found
        if any(item["source"]["id"] == source.identifier for item in claim.content["citations"])
    ]
    edition.preload(citing)
    return sorted(citing, key=lambda claim: claim.sort_key)


class EventPage:
    """All that an event page shows, read in as many queries as there are kinds of things."""

    def __init__(self, event):
        self.event = event
        self.edition = event.edition
        self.claims = claims_where(self.edition, event__slug=event.identifier)
        shown = [event, *self.claims]
        self.edition.preload(shown, only="claim")
        self.edition.preload([*shown, *self.edition.held("claim")])
        self.edition.preload(self.edition.held("source"))

    @cached_property
    def summary(self):
        return MarkedText(self.event.summary, self.edition)

    @cached_property
    def narrative(self):
        return MarkedText(self.event.narrative, self.edition) if self.event.narrative else None

    @cached_property
    def comparisons(self):
        return compare(self.event, self.claims)

    @property
    def disputed(self):
        """The questions with rival claims, as listed at a glance."""
        return [comparison for comparison in self.comparisons if comparison.has_rivals]

    @property
    def groups(self):
        """Questions with rival claims, by group: (label, comparisons)."""
        key = lambda comparison: comparison.question.group_label  # noqa: E731
        return [(label, list(members)) for label, members in groupby(self.disputed, key)]

    @property
    def further(self):
        """Questions that one claim answers alone."""
        return [comparison for comparison in self.comparisons if not comparison.has_rivals]

    @cached_property
    def sources(self):
        """Every source cited on the page, as a bibliography orders them."""
        cited = {item.source for claim in self.claims for item in claim.citations}
        noted = {note.source for note in self.narrative.notes} if self.narrative else set()
        return sorted(cited | noted, key=lambda source: source.sort_key)

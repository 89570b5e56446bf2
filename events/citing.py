"""A comparison as a work to cite. It has no version of its own: what is cited is the page as of
the last publication in the ledger, at an address that shows that state again, with the versions
of its claims."""

from django.conf import settings
from django.utils.translation import override

from khojaly.ledger.models import Version
from sources.citing.items import entry_item, version_item


class CitedComparison:
    """A comparison as cited, in the edition it was read from; `base` is the site's scheme and
    host."""

    def __init__(self, comparison, base):
        self.comparison, self.base = comparison, base
        self.head = Version.objects.head(comparison.event.edition.moment)

    @property
    def moment(self):
        """When the last publication was, in UTC, as `?as-of=` takes it."""
        text = self.head.published_at.isoformat(timespec="milliseconds")
        return text.replace("+00:00", "Z")

    @property
    def address(self):
        with override(settings.LANGUAGE_CODE):
            return f"{self.base}{self.comparison.get_current_url()}?as-of={self.moment}"

    @property
    def item(self):
        """Its CSL item."""
        question, event = self.comparison.question, self.comparison.event
        entry = entry_item(f"{question.asks} {event.title}", self.address, self.head.published_at)
        return entry | {"id": f"{self.comparison.key}-{self.head.seq}", "note": self._note}

    @property
    def _note(self):
        claims = self.comparison.claims
        versions = ", ".join(f"{claim.identifier} v{claim.version.number}" for claim in claims)
        ledger = f"ledger: {self.head.seq}; sha256: {self.head.chain}"
        return f"as of: {self.moment}; {ledger}; claims: {versions}"

    @property
    def items(self):
        """Its item and those of its claims, each pinned."""
        claims = self.comparison.claims
        pinned = [version_item(claim, f"{self.base}{claim.get_permalink()}") for claim in claims]
        return [self.item, *pinned]

"""What became of a version that was cited: whether it stands, was replaced or withdrawn, or is
unknown."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from events.estimates import Estimate
from events.wording import estimate_words
from khojaly.ledger.differences import differences
from khojaly.ledger.editions import PinnedEdition
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.publishing import without_versions
from khojaly.ledger.records import RECORD_TYPES
from khojaly.pages.reading.history import changes_between

MOST_OFTEN = 9_000_000_000
LONGER_THAN_TRUE = 3  # A record that was altered beyond this is not laid beside the true one.


class Verdict:
    """`pasted` is what to judge. `version` is the version meant, or None for an unknown one."""

    def __init__(self, pasted):
        self.pasted, self.named = pasted, pasted.named
        self.of_digest = list(with_digest(pasted.digest)[:2]) if pasted.digest else []

    @cached_property
    def version(self):
        if self.pasted.digest:
            return self.of_digest[0] if len(self.of_digest) == 1 else self._named_among()
        return self.true_version

    def _named_among(self):
        """Of several versions that a short digest fits, the one that the text names."""
        fits = self.true_version and self.true_version.digest.startswith(self.pasted.digest)
        return self.true_version if fits else None

    @cached_property
    def true_version(self):
        """The version that is named by identifier and number; where no number is, the one of the
        moment that is given, or the newest."""
        if self.named is None or self.named.kind not in RECORD_TYPES:
            return None
        versions = self._versions
        if self.named.number is not None:
            versions = versions.filter(number=min(abs(self.named.number), MOST_OFTEN))
        elif self.pasted.moment:
            versions = versions.filter(published_at__lte=self.pasted.moment)
        return versions.order_by("-number").first()

    @property
    def _versions(self):
        return Version.objects.of(self.named.kind, self.named.identifier)

    @cached_property
    def newest(self):
        """The newest version of the same thing."""
        versions = Version.objects.of(self.version.kind, self.version.identifier)
        return versions.order_by("-number").first()

    @property
    def state(self):
        if self.version is None:
            return "unknown"
        if self.newest.withdrawn:
            return "merged" if self.newest.change_kind == ChangeKind.MERGED else "withdrawn"
        return "current" if self.newest == self.version else "superseded"

    @property
    def reason(self):
        """Why the version is unknown, as a sentence."""
        if len(self.of_digest) > 1:
            return _("Several versions have a digest that begins so. Give more of its digits.")
        if self.pasted.record:
            return _(
                "The record was altered, or is not from here: its digest is not in the ledger."
            )
        if self.pasted.digest:
            return _("No version in the ledger has this digest.")
        return self._reason_for_name()

    def _reason_for_name(self):
        if not self._versions.exists():
            return _("Nothing has been published under “%(name)s”.") % {
                "name": self.named.identifier
            }
        return _("“%(name)s” has %(count)s published versions; there is no version %(number)s.") % {
            "name": self.named.identifier,
            "count": self._versions.count(),
            "number": self.named.number,
        }

    @property
    def names_another(self):
        """Whether the text names other versions than the one its digest belongs to, and not it."""
        if not (self.named and self.version and self.pasted.digest):
            return False
        thing = (self.version.kind, self.version.identifier)
        named = [n for n in (self.named, *self.pasted.besides) if (n.kind, n.identifier) == thing]
        numbers = {n.number for n in named} - {None}
        return not named or (bool(numbers) and self.version.number not in numbers)

    @property
    def names_no_number(self):
        given = self.pasted.digest or self.pasted.moment
        return not given and self.named and self.named.number is None

    @cached_property
    def changes(self):
        """What changed since the version, if it was replaced."""
        return changes_between(self.version, self.newest)

    @cached_property
    def figure(self):
        """What became of the figure of a claim that stands; None for what has none, such as a
        source, and for what was withdrawn."""
        if self.state not in ("current", "superseded") or self.version.kind != "claim":
            return None
        return FigureThen(*(estimate_of(item) for item in (self.version, self.newest)))

    @property
    def changed_fields(self):
        """The names of the fields that changed besides the figure, such as “date, wording”."""
        fields = {change.name for change in self.changes if change.key != "estimate"}
        return sorted(fields, key=str.casefold)

    @cached_property
    def alterations(self):
        """How the pasted record differs from the true one, or None where it cannot be said."""
        true = self.true_version
        pasted = self.pasted.record
        if true is None or len(str(pasted)) > LONGER_THAN_TRUE * len(true.record) + 2000:
            return None
        try:
            return differences(*(without_versions(data["content"]) for data in (true.data, pasted)))
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
            return None  # Its fields have shapes that no record has.

    @cached_property
    def record(self):
        """The record of the newest version, for its addresses."""
        return PinnedEdition(self.newest).record

    @property
    def successor(self):
        return self.record.successor


@dataclass(frozen=True)
class FigureThen:
    """The figure of a version that was cited and of the newest one, in words; empty for none."""

    then: str
    now: str

    @property
    def is_same(self):
        return self.then == self.now


def estimate_of(version):
    """The figure of a version of a claim in words, empty where it gives none."""
    estimate = Estimate.from_content(version.data["content"]["estimate"])
    return estimate_words(estimate) if estimate else ""


def with_digest(digest):
    """The versions whose digest begins so, found by the index whatever the database."""
    if len(digest) == 64:
        return Version.objects.filter(digest=digest)
    return Version.objects.filter(digest__gte=digest, digest__lt=f"{digest}g")

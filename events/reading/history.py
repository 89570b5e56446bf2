"""The history of one thing: its versions, what each changed, and the saved edits behind it."""

from django.utils.functional import cached_property

from khojaly.ledger.differences import differences
from khojaly.ledger.editions import PinnedEdition
from khojaly.ledger.models import Version
from khojaly.ledger.models.publishable import publishable
from khojaly.ledger.publishing import without_versions
from khojaly.ledger.revisions import revisions_between

ON_A_PAGE = 50


class Step:
    """One version in a history, with the one before it (None for the first)."""

    def __init__(self, version, before, open_edits=None):
        self.version, self.before = version, before
        self.edits_are_open = open_edits == version.number

    @cached_property
    def changes(self):
        if self.before is None:
            return []
        return differences(_content(self.before), _content(self.version))

    @cached_property
    def edits(self):
        item = working_copy(self.version.kind, self.version.identifier)
        since = self.before.published_at if self.before else None
        return revisions_between(item, since, self.version.published_at)


def _content(version):
    return without_versions(version.data["content"])


def working_copy(kind, identifier):
    """The `Publishable` of a kind with this identifier."""
    return publishable(kind).objects.get_by_natural_key(identifier)


class HistoryPage:
    """`query` may hold `before` (a version number: the page starts below it) and `edits` (the
    version whose saved edits are shown)."""

    def __init__(self, kind, identifier, query):
        self.versions = Version.objects.of(kind, identifier).order_by("-number")
        self.newest = self.versions.first()
        self.start = number_in(query.get("before"))
        self.open_edits = number_in(query.get("edits"))

    @cached_property
    def record(self):
        return PinnedEdition(self.newest).record

    @cached_property
    def _shown(self):
        """One version more than is listed: what the last one listed is compared with."""
        chosen = self.versions.filter(number__lt=self.start) if self.start else self.versions
        return list(chosen[: ON_A_PAGE + 1])

    @property
    def steps(self):
        shown = self._shown
        return [
            Step(version, before, self.open_edits)
            for version, before in zip(shown, [*shown[1:], None], strict=True)
        ][:ON_A_PAGE]

    @property
    def next_before(self):
        """Where the next page starts, or None on the last."""
        return self._shown[ON_A_PAGE - 1].number if len(self._shown) > ON_A_PAGE else None


class Comparing:
    def __init__(self, older, newer):
        self.older, self.newer = older, newer

    @cached_property
    def changes(self):
        return differences(_content(self.older), _content(self.newer))


def number_in(text):
    return int(text) if text and text.isdecimal() and len(text) < 10 else None

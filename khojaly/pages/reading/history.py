"""The history of one thing: its versions, what each changed, and the saved edits behind it."""

from urllib.parse import urlencode

from django.utils.functional import cached_property

from khojaly.ledger.catalogue import catalogue
from khojaly.ledger.describing import with_names
from khojaly.ledger.differences import differences
from khojaly.ledger.editions import PinnedEdition
from khojaly.ledger.models.publishable import publishable
from khojaly.ledger.models.version import OF_STATUS
from khojaly.ledger.publishing import without_versions
from khojaly.ledger.records import drawn_from
from khojaly.ledger.remembered import versions_of
from khojaly.ledger.revisions import content_before, revisions_between

ON_A_PAGE = 50


class Step:
    """One version in a history, with the one before it (None for the first)."""

    def __init__(self, version, before, open_edits=None, start=None):
        self.version, self.before, self.start = version, before, start
        self.edits_are_open = open_edits == version.number

    @property
    def drawn_from(self):
        return drawn_from(self.version.chain, *([self.before.chain] if self.before else ()))

    @property
    def edits_query(self):
        """The query of the same page with the saved edits behind this version shown."""
        chosen = {"before": self.start, "edits": self.version.number}
        return urlencode({name: number for name, number in chosen.items() if number})

    @cached_property
    def changes(self):
        if self.before is None:
            return []
        return changes_between(self.before, self.version)

    @cached_property
    def edits(self):
        """The saved edits that this version brought to readers: none where it repeated the one
        before, and those since the last one that did not."""
        if self.version.change_kind in OF_STATUS:
            return []
        item = working_copy(self.version.kind, self.version.identifier)
        return revisions_between(item, content_before(self.version), self.version.published_at)


def changes_between(older, newer):
    """What differs between two versions of a thing; what they refer to has the name that it had
    when the newer one was published."""
    edition = PinnedEdition(newer)
    contents = (without_versions(version.data["content"]) for version in (older, newer))
    return differences(*(with_names(content, edition) for content in contents))


def working_copy(kind, identifier):
    """The `Publishable` of a kind with this identifier."""
    return publishable(kind).objects.get_by_natural_key(identifier)


class HistoryPage:
    """`query` may hold `before` (a version number: the page starts below it) and `edits` (the
    version whose saved edits are shown)."""

    def __init__(self, kind, identifier, query):
        self.entries = catalogue().versions(kind, identifier)
        self.start = number_in(query.get("before"))
        self.open_edits = number_in(query.get("edits"))

    @cached_property
    def record(self):
        """The newest version, as a record."""
        (newest,) = versions_of(self.entries[-1:])
        return PinnedEdition(newest).record

    @cached_property
    def _shown(self):
        """One version more than is listed: what the last one listed is compared with."""
        stop = len(self.entries) if self.start is None else max(self.start - 1, 0)
        return versions_of(self.entries[max(stop - ON_A_PAGE - 1, 0) : stop][::-1])

    @property
    def steps(self):
        shown = self._shown
        return [
            Step(version, before, self.open_edits, self.start)
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
        return changes_between(self.older, self.newer)


def number_in(text):
    return int(text) if text and text.isdecimal() and len(text) < 10 else None

"""Where a draft is looked up: its sources at their locators, and the copies that are kept."""

import re
from dataclasses import dataclass

from django.urls import reverse

from sources.models import Source
from sources.snapshots.views import SANDBOXED, VIEWED

from .next_claim import locator_of

FIRST_NUMBER = re.compile(r"[0-9]{1,5}")


@dataclass(frozen=True)
class Place:
    """A source, where in it, what it does there (in words), and its stored copies as
    (address, title, whether a browser shows it)."""

    source: Source
    locator: str
    relation: str
    page: str

    @property
    def addresses(self):
        """Where the source is on the web: as published, archived, and the copy that was read."""
        source = self.source
        found = (source.url, source.archived_url, source.read_where)
        return [_at_page(address, self.page) for address in dict.fromkeys(filter(None, found))]

    @property
    def copies(self):
        return [self._copy(snapshot) for snapshot in self.source.snapshots.all()]

    def _copy(self, snapshot):
        viewed = snapshot.media_type in VIEWED | SANDBOXED
        name = "sources_snapshot_view" if viewed else "sources_snapshot_download"
        address = reverse(f"admin:{name}", args=[snapshot.source_id, snapshot.sha256])
        pdf = snapshot.media_type == "application/pdf"
        return _at_page(address, self.page, pdf), snapshot, viewed


def _at_page(address, page, is_pdf=False):
    """The address of a PDF at a page (RFC 8118), of anything else as it is."""
    is_pdf = is_pdf or address.lower().endswith(".pdf")
    return f"{address}#page={page}" if is_pdf and page else address


def places_of(item):
    """The `Place`s where a draft can be looked up: those it cites, or itself if it is a source."""
    if isinstance(item, Source):
        return [Place(item, "", "", "")]
    if not hasattr(item, "citations"):
        return []
    cited = item.citations.select_related("source").prefetch_related("source__snapshots")
    return [
        Place(one.source, locator_of(one), one.get_relation_display(), _page(one))
        for one in cited.order_by("order")
    ]


def _page(citation):
    """The first page that a locator names; empty where it counts in something else."""
    found = FIRST_NUMBER.search(citation.locator_en or "")
    return found[0] if found and citation.locator_label == "page" else ""

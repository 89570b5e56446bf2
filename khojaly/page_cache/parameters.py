"""Which parameters of an address its page reads. What else someone writes after `?` is dropped
before the page is looked up or drawn: it neither misses the kept page nor makes another one.

A page that is not named here is drawn with whatever it was asked with, and not kept.
"""

from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import override

EVERYWHERE = frozenset({"as-of"})
CHANGES = {"kind", "change", "event", "of", "before"}
CLAIMS = {"event", "question", "group", "claimant", "position", "basis", "verification"}
SOURCES = {"kind", "position", "language", "read"}
SUGGESTED = {"prefix", "cursor", "callback"}
# By the name of the address, without that of its application; of a kind's pages by their ending.
READ_BY = {
    "home": (), "method": (), "about": (), "data": (), "robots": (), "sitemap": (),
    "sitemap-section": {"p"}, "security-txt": (), "opensearch": (), "ledger": (), "checkpoint": (),
    "consistency": (), "vocabulary": (), "vocabulary-turtle": (), "record-schema": (),
    "events": (), "events-geojson": (), "places": (),
    "places-geojson": (), "actors": (), "data-release": (), "api": (), "icon": (),
    "data-file": (), "data-terms": (), "data-latest": (),
    "claims": {*CLAIMS, "page"},
    "claims-csv": CLAIMS,
    "claims-bibliography": CLAIMS,
    "event-csv": CLAIMS,
    "sources": {*SOURCES, "style", "page"},
    "bibliography": SOURCES,
    "changes": CHANGES,
    "changes-feed": CHANGES,
    "comparison": {"sort", "cite"},
    "comparison-csv": {"sort"},
    "comparison-cite": (),
    "event-sources": (),
    "reconcile": {"queries", "extend", "callback"},
    "reconcile-properties": {"type", "limit", "callback"},
    "reconcile-preview": {"id"},
    "reconcile-suggest-entity": SUGGESTED, "reconcile-suggest-type": SUGGESTED,
    "reconcile-suggest-property": SUGGESTED,
    "check": {"q"},
    "search": {"q", "page", "kind", "position", "event", "language", "year"},
    "oembed": {"format", "url", "maxwidth", "maxheight"},
}  # fmt: skip
OF_KINDS = {
    "": {"cite", "events"}, "-version": {"cite", "events"}, "-record": (), "-proof": (),
    "-feed": CHANGES,
    "-history": {"before", "edits"}, "-compare": (), "-timemap": (), "-file": (),
    "-version-file": (), "-card": (), "-version-card": (), "-picture": (), "-current-picture": (),
}  # fmt: skip
KINDS = ("event", "claim", "place", "actor", "question", "source")
MANY = {"events"}  # A parameter of which every value is read.
VALUES = {"cite": {"styles"}}  # A parameter that knows a few values is nothing with another.


def read_of(path, query):
    """The part of a query that the page at `path` reads, and whether that is known."""
    names = _names(path)
    if names is None:
        return query, False
    pairs = parse_qsl(query, keep_blank_values=True)
    last = dict(pairs)  # Of one that is given twice, the last is read.
    kept = [
        (name, value)
        for name, value in dict.fromkeys(pairs)
        if name in names
        and value in VALUES.get(name, (value,))
        and (name in MANY or value == last[name])
    ]
    return (query if kept == pairs else urlencode(kept)), True


@lru_cache(maxsize=4096)
def _names(path):
    """The names that the page at a path reads, or None where it is not known."""
    first = path[1:].partition("/")[0]
    with override(first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
        except Resolver404:
            return None
    return names_read(match.view_name)


def names_read(view_name):
    """The names that the page of an address's name reads, or None where it is not said above."""
    application, _colon, name = view_name.rpartition(":")
    if application == "api":  # Its addresses read what its own document says.
        return None
    kind = next((kind for kind in KINDS if name == kind or name.startswith(f"{kind}-")), None)
    if name in READ_BY:
        return EVERYWHERE.union(READ_BY[name])
    if kind and name.removeprefix(kind) in OF_KINDS:
        return EVERYWHERE.union(OF_KINDS[name.removeprefix(kind)])
    return None

"""Which addresses of the site become files, and which file each of them becomes."""

import re
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from khojaly.ledger.models import Checkpoint, Version
from khojaly.ledger.records import RECORD_TYPES
from khojaly.pages.languages import bare_path, in_language
from khojaly.pages.sitemaps import PageSitemap, sitemaps

# What these lists and orders show can be written down beforehand; a filter or a day cannot.
WRITTEN_QUERIES = {"page", "before", "sort", "edits", "style", "cite"}
# What only a running site can answer: forms, the interface for programs, the editors' desk.
DYNAMIC = ("/search/", "/check/", "/api/", "/oembed", "/reconcile/")
PLAIN_VALUE = re.compile(r"[\w.-]{1,40}\Z")


def is_written(address):
    """Whether an address (a path, with its query if it has one) becomes a file."""
    path, query = _parts(address)
    if bare_path(path).startswith((*DYNAMIC, reverse("admin:index"))):
        return False
    return len(query) <= 1 and all(
        name in WRITTEN_QUERIES and PLAIN_VALUE.match(value) for name, value in query
    )


def file_of(address):
    """The file, relative to the edition's folder: `claims/C17/index.html`,
    `claims/_page-2/index.html`, `claims/C17/v1/record.json`."""
    path, query = _parts(address)
    folder, _slash, name = path.lstrip("/").rpartition("/")
    parts = [folder, *(f"_{key}-{value}" for key, value in query), name or "index.html"]
    return "/".join(part for part in parts if part)


def _parts(address):
    parts = urlsplit(address)
    return parts.path, parse_qsl(parts.query, keep_blank_values=True)


def seeds():
    """The addresses from which all others are reached: every thing and every version, with what
    belongs to the site as a whole, in every language."""
    yield from _once()
    for code, _name in settings.LANGUAGES:
        with override(code):
            page = PageSitemap()
            yield from (page.location(name) for name in page.items())
            yield from _of_versions()


def _once():
    yield from ("/robots.txt", reverse("sitemap"), reverse("events:ledger"))
    yield from (reverse("sitemap-section", args=[name]) for name in sitemaps())
    for size in Checkpoint.objects.values_list("size", flat=True):
        yield reverse("events:checkpoint", args=[size])
    for code, _name in settings.LANGUAGES:
        yield in_language(reverse("events:changes-feed"), code)


def _of_versions():
    rows = Version.objects.order_by("seq").values_list("kind", "identifier", "number")
    for kind, identifier, number in rows.iterator(chunk_size=2000):
        name = RECORD_TYPES[kind].URL_NAME
        if number == 1:
            yield reverse(name, args=[identifier])
        yield reverse(f"{name}-version", args=[identifier, number])

"""Whole bibliographies for reference managers, as BibTeX, RIS or CSL-JSON: a comparison with its
claims, the sources of an event, and the lists of claims and of sources as filtered."""

from django.http import HttpResponse

from events.citing import CitedComparison
from sources.citing.formats import FORMATS
from sources.citing.items import item_of, source_item

from . import reading
from .editions import edition_of, record_or_404
from .filters import ClaimFilters, SourceFilters
from .questions import comparison_or_404
from .representations import not_acceptable


def comparison(request, identifier, question, form):
    found = comparison_or_404(request, identifier, question)
    cited = CitedComparison(found, request.build_absolute_uri("/")[:-1])
    return _bibliography(request, found.key, cited.items, form)


def event_sources(request, identifier, form):
    event = record_or_404(edition_of(request), "event", identifier)
    sources = reading.EventPage(event).sources
    return _bibliography(request, f"{identifier}-sources", map(source_item, sources), form)


def all_claims(request, form):
    edition = edition_of(request)
    claims = ClaimFilters(request.GET, edition).results
    edition.preload(claims)
    base = request.build_absolute_uri("/")[:-1]
    items = (item_of(claim, f"{base}{claim.get_permalink()}") for claim in claims)
    return _bibliography(request, "claims", items, form)


def all_sources(request, form):
    sources = SourceFilters(request.GET, edition_of(request)).results
    return _bibliography(request, "sources", map(source_item, sources), form)


def _bibliography(request, name, items, form):
    if form not in FORMATS:
        here = request.path.removesuffix(f".{form}")
        offered = [(f"{here}.{key}", form.label, form.media_type) for key, form in FORMATS.items()]
        return not_acceptable(request, offered)
    written, kind = FORMATS[form].write(*items), FORMATS[form].media_type
    response = HttpResponse(written, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response

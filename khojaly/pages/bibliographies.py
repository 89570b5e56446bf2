"""Whole bibliographies for reference managers, as BibTeX, RIS or CSL-JSON: a comparison with its
claims, the sources of an event, and the list of sources as filtered."""

from django.http import HttpResponse

from events.citing import CitedComparison
from sources.citing.formats import bibtex, ris
from sources.citing.items import source_item

from . import reading
from .editions import edition_of, record_or_404
from .filters import SourceFilters
from .formats import csl_json
from .questions import comparison_or_404
from .representations import not_acceptable

WRITTEN = {
    "bib": ("BibTeX", "application/x-bibtex", lambda items: "\n".join(map(bibtex, items))),
    "ris": ("RIS", "application/x-research-info-systems", lambda items: "".join(map(ris, items))),
    "csl.json": (
        "CSL-JSON", "application/vnd.citationstyles.csl+json", lambda items: csl_json(*items)
    ),
}  # fmt: skip


def comparison(request, identifier, question, form):
    found = comparison_or_404(request, identifier, question)
    cited = CitedComparison(found, request.build_absolute_uri("/")[:-1])
    return _bibliography(request, found.key, cited.items, form)


def event_sources(request, identifier, form):
    event = record_or_404(edition_of(request), "event", identifier)
    sources = reading.EventPage(event).sources
    return _bibliography(request, f"{identifier}-sources", map(source_item, sources), form)


def all_sources(request, form):
    sources = SourceFilters(request.GET, edition_of(request)).results
    return _bibliography(request, "sources", map(source_item, sources), form)


def _bibliography(request, name, items, form):
    if form not in WRITTEN:
        here = request.path.removesuffix(f".{form}")
        offered = [(f"{here}.{key}", label, kind) for key, (label, kind, _w) in WRITTEN.items()]
        return not_acceptable(request, offered)
    _label, media_type, write = WRITTEN[form]
    response = HttpResponse(write(items), content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response

"""The lists: events with their timeline, claims, sources, places, actors."""

from django.shortcuts import render

from sources.citing.references import LISTED

from . import reading
from .editions import edition_of
from .filters import ClaimFilters, SourceFilters
from .paging import page_of
from .timeline import timelines


def events(request):
    found, main = reading.home_events(edition_of(request))
    return render(request, "events/events.html", timelines(found, main))


def claims(request):
    edition = edition_of(request)
    filters = ClaimFilters(request.GET, edition)
    context = {"filters": filters, "shown": page_of(request, filters.results)}
    return render(request, "events/claims.html", context)


def sources(request):
    edition = edition_of(request)
    filters = SourceFilters(request.GET, edition)
    chosen = request.GET.get("style")
    context = {
        "filters": filters,
        "shown": page_of(request, filters.results),
        "styles": LISTED.values(),
        "style": chosen if chosen in LISTED else "",
    }
    return render(request, "sources/sources.html", context)


def places(request):
    return render(request, "events/places.html", {"places": reading.places(edition_of(request))})


def actors(request):
    return render(request, "events/actors.html", {"groups": reading.actors(edition_of(request))})

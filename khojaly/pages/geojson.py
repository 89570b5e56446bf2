"""Places and events as GeoJSON (RFC 7946): each point with how precise it is, and where it is from;
each event at the points of its places."""

from django.http import JsonResponse

from . import reading
from .editions import edition_of
from .maps import KM_IN_A_DEGREE


def places_geojson(request):
    """Every published place, those without coordinates with a null geometry; `?as-of=` as ever."""
    edition = edition_of(request)
    return _collection(request, edition, reading.places(edition), _feature)


def events_geojson(request):
    """Every published event at the points of its places; a null geometry where none is known."""
    edition = edition_of(request)
    return _collection(request, edition, reading.events(edition), _event)


def _collection(request, edition, found, feature):
    edition.preload(found)
    base = request.build_absolute_uri("/")[:-1]
    collection = {
        "type": "FeatureCollection",
        "features": [feature(record, base) for record in found],
    }
    response = JsonResponse(collection, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = "application/geo+json"
    return response


def _feature(place, base):
    names = {f"name_{code}": text for code, text in place.name.texts.items()}
    geometry = None
    if place.latitude is not None:
        geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {
        "type": "Feature",
        "id": f"{base}{place.get_permalink()}",
        "geometry": geometry,
        "properties": names
        | {
            "place": place.identifier,
            "version": place.version.number,
            "kind": place.content["kind"],
            "rounded_to_degrees": place.rounded_to if geometry else None,
            "precision_m": precision_m(place) if geometry else None,
            "sources": [_source(item, base) for item in place.citations],
        },
    }


def _event(event, base):
    """An event has no point of its own: what it has are places, each with its own precision."""
    places = event.places
    points = [[p.longitude, p.latitude] for p in places if p.latitude is not None]
    titles = {f"title_{code}": text for code, text in event.title.texts.items()}
    return {
        "type": "Feature",
        "id": f"{base}{event.get_permalink()}",
        "geometry": {"type": "MultiPoint", "coordinates": points} if points else None,
        "properties": titles
        | {
            "event": event.identifier,
            "version": event.version.number,
            "start": event.start,
            "end": event.end,
            "places": [place.identifier for place in places],
        },
    }


def precision_m(place):
    """How far the true point may lie from the one recorded by rounding alone, in metres."""
    return round(place.rounded_to / 2 * KM_IN_A_DEGREE * 1000)


def _source(citation, base):
    source = citation.source
    return {
        "source": source.identifier,
        "title": str(source.label),
        "locator": str(citation.locator) if citation.locator else None,
        "permalink": f"{base}{source.get_permalink()}",
        "address": source.url or None,
    }

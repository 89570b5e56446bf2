from django.urls import include, path

from . import (
    bibliographies,
    changes,
    data,
    geojson,
    lists,
    memento,
    objects,
    questions,
    representations,
    tables,
    versions,
    vocabulary,
)


def pages(folder, kind):
    """The addresses below one kind of object: its current page, its versions, its history."""
    here, known = f"{folder}/<slug:identifier>/", {"kind": kind}
    version = f"{here}v<int:number>/"
    return [
        path(here, objects.current, known, name=kind),
        path(version, versions.pinned, known, name=f"{kind}-version"),
        path(f"{version}record.json", versions.record_json, known, name=f"{kind}-record"),
        *(
            path(f"{below}{stem}.<str:form>", view, known | {"stem": stem}, name=f"{kind}{name}")
            for below, view, name in (
                (here, representations.current, "-file"),
                (version, representations.pinned, "-version-file"),
            )
            for stem in ("data", "cite", "linkset")
        ),
        path(f"{version}proof.json", data.inclusion_proof, known, name=f"{kind}-proof"),
        path(f"{here}feed.atom", changes.ChangesFeed(), known, name=f"{kind}-feed"),
        path(f"{here}history/", versions.history, known, name=f"{kind}-history"),
        path(
            f"{here}compare/<int:older>..<int:newer>/",
            versions.compare,
            known,
            name=f"{kind}-compare",
        ),
        path(f"{here}timemap/<str:form>/", memento.timemap, known, name=f"{kind}-timemap"),
    ]


event_patterns = [
    path("events/", lists.events, name="events"),
    path("events/events.geojson", geojson.events_geojson, name="events-geojson"),
    path("claims/", lists.claims, name="claims"),
    path("claims/claims.csv", tables.claims_csv, name="claims-csv"),
    path("claims/bibliography.<str:form>", bibliographies.all_claims, name="claims-bibliography"),
    path("changes/", changes.changes, name="changes"),
    path("changes/feed.atom", changes.ChangesFeed(), name="changes-feed"),
    path("data/", data.data, name="data"),
    path("data/ledger.jsonl", data.ledger, name="ledger"),
    path("checkpoints/<int:size>/", data.checkpoint, name="checkpoint"),
    path("checkpoints/<int:first>..<int:second>/", data.consistency_proof, name="consistency"),
    path("vocabulary/", vocabulary.vocabulary, name="vocabulary"),
    path("vocabulary/<str:name>.ttl", vocabulary.turtle, name="vocabulary-turtle"),
    path("vocabulary/<slug:kind>.schema.json", vocabulary.record_schema, name="record-schema"),
    path("places/", lists.places, name="places"),
    path("places/places.geojson", geojson.places_geojson, name="places-geojson"),
    path("actors/", lists.actors, name="actors"),
    *pages("events", "event"),
    *pages("claims", "claim"),
    *pages("places", "place"),
    *pages("actors", "actor"),
    *pages("questions", "question"),
    path("events/<slug:identifier>/<slug:question>/", questions.question, name="comparison"),
    path("events/<slug:identifier>/claims.csv", tables.event_csv, name="event-csv"),
    path(
        "events/<slug:identifier>/sources.<str:form>",
        bibliographies.event_sources,
        name="event-sources",
    ),
    path(
        "events/<slug:identifier>/<slug:question>/cite.<str:form>",
        bibliographies.comparison,
        name="comparison-cite",
    ),
    path(
        "events/<slug:identifier>/<slug:question>/data.csv",
        tables.comparison_csv,
        name="comparison-csv",
    ),
]

# A source's page shows which claims cite it, so its address stands beside theirs.
source_patterns = [
    path("sources/", lists.sources, name="sources"),
    path("sources/bibliography.<str:form>", bibliographies.all_sources, name="bibliography"),
    *pages("sources", "source"),
]

urlpatterns = [
    path("", include((event_patterns, "events"))),
    path("", include((source_patterns, "sources"))),
]

from django.urls import path

from .views import lists, objects, questions, versions

app_name = "events"


def pages(folder, kind):
    """The addresses below one kind of object: its current page, its versions, its history."""
    here, known = f"{folder}/<slug:identifier>/", {"kind": kind}
    version = f"{here}v<int:number>/"
    return [
        path(here, objects.current, known, name=kind),
        path(version, versions.pinned, known, name=f"{kind}-version"),
        path(f"{version}record.json", versions.record_json, known, name=f"{kind}-record"),
        path(f"{here}history/", versions.history, known, name=f"{kind}-history"),
    ]


urlpatterns = [
    path("events/", lists.events, name="events"),
    path("claims/", lists.claims, name="claims"),
    path("places/", lists.places, name="places"),
    path("actors/", lists.actors, name="actors"),
    *pages("events", "event"),
    *pages("claims", "claim"),
    *pages("places", "place"),
    *pages("actors", "actor"),
    *pages("questions", "question"),
    path("events/<slug:identifier>/<slug:question>/", questions.question, name="comparison"),
]

"""Addresses beside those of claims and events; `localised` ones have a language."""

from django.urls import path

from . import oembed, views
from .faces import FACES

FOLDERS = {"claim": "claims", "event": "events"}


def _of(kind):
    here, known = f"{FOLDERS[kind]}/<slug:identifier>/", {"kind": kind}
    version = f"{here}v<int:number>/"
    return [
        path(f"{here}card.png", views.current_png, known, name=f"{kind}-current-picture"),
        path(f"{version}card.png", views.card_png, known, name=f"{kind}-picture"),
        path(f"{version}embed/", views.card, known, name=f"{kind}-version-card"),
        path(f"{here}embed/", views.card, known, name=f"{kind}-card"),
    ]


localised = [
    path("opensearch.xml", views.opensearch, name="opensearch"),
    *(address for kind in FACES for address in _of(kind)),
]
urlpatterns = [path("oembed", oembed.oembed, name="oembed")]

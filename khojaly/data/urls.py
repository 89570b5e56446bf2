"""The files of releases, and the pages about them. Files have one address, without a language."""

from django.urls import path

from . import views

files = [
    path("releases/<slug:name>/<str:filename>", views.file, name="data-file"),
    path("terms", views.terms, name="data-terms"),
    path("latest/<str:filename>", views.latest, name="data-latest"),
]
pages = [path("data/releases/<slug:name>/", views.release, name="data-release")]

from django.urls import path

from . import views

pages = [
    path("reconcile/", views.service, name="reconcile"),
    path("reconcile/suggest/entity/", views.suggest_entity, name="reconcile-suggest-entity"),
    path("reconcile/suggest/type/", views.suggest_type, name="reconcile-suggest-type"),
    path("reconcile/suggest/property/", views.suggest_property, name="reconcile-suggest-property"),
    path("reconcile/properties/", views.properties, name="reconcile-properties"),
    path("reconcile/preview/", views.preview, name="reconcile-preview"),
]

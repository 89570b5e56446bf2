from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from events.desk.views import list_of_work
from khojaly import views
from khojaly.search.views import search

handler400 = views.bad_request

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<section>.xml", views.sitemap_section, name="sitemap-section"),
    path("admin/lists/<slug:name>/", list_of_work, name="desk-list"),
    path("admin/", admin.site.urls),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("search/", search, name="search"),
        path("method/", views.method, name="method"),
        path("", include("events.urls")),
        path("", include("events.source_urls")),
        prefix_default_language=False,
    ),
]

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from events.desk.guide import guide
from events.desk.views import list_of_work
from khojaly import security_txt, views
from khojaly.api import urls as api
from khojaly.checking.views import check
from khojaly.data import urls as data
from khojaly.ledger.desk.kept import kept
from khojaly.ledger.desk.views import hints
from khojaly.search.views import search
from khojaly.sharing import urls as sharing

handler400 = views.bad_request
handler500 = "khojaly.unavailable.server_error"

desk = path(
    settings.ADMIN_PATH,
    include(
        [
            path("guide/", guide, name="desk-guide"),
            path("hints/", hints, name="desk-hints"),
            path("kept/", kept, name="desk-kept"),
            path("lists/<slug:name>/", list_of_work, name="desk-list"),
            path("", include("khojaly.accounts.urls")),
            path("", admin.site.urls),
        ]
    ),
)

urlpatterns = [
    desk,
    path(".well-known/security.txt", security_txt.security_txt, name="security-txt"),
    path("favicon.ico", views.icon),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<section>.xml", views.sitemap_section, name="sitemap-section"),
    path("data/", include(data.files)),
    *sharing.urlpatterns,
    path("api/v1/", include(api.urlpatterns)),
    *i18n_patterns(
        path("", views.home, name="home"),
        *sharing.localised,
        path("search/", search, name="search"),
        path("check/", check, name="check"),
        path("method/", views.method, name="method"),
        path("about/", views.about, name="about"),
        path("", include(data.pages)),
        path("", include(api.pages)),
        path("", include("events.urls")),
        path("", include("events.source_urls")),
        prefix_default_language=False,
    ),
]

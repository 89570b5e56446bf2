from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from events.desk.views import list_of_work
from khojaly import views
from khojaly.data import urls as data
from khojaly.ledger.desk.views import hints

handler400 = views.bad_request
handler500 = "khojaly.unavailable.server_error"

desk = path(
    settings.ADMIN_PATH,
    include(
        [
            path("hints/", hints, name="desk-hints"),
            path("lists/<slug:name>/", list_of_work, name="desk-list"),
            path("", include("khojaly.accounts.urls")),
            path("", admin.site.urls),
        ]
    ),
)

urlpatterns = [
    desk,
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<section>.xml", views.sitemap_section, name="sitemap-section"),
    path("data/", include(data.files)),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("method/", views.method, name="method"),
        path("", include(data.pages)),
        path("", include("events.urls")),
        path("", include("events.source_urls")),
        prefix_default_language=False,
    ),
]

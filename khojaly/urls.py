from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from khojaly.api import urls as api
from khojaly.data import urls as data
from khojaly.reconciliation import urls as reconciliation
from khojaly.search.views import search
from khojaly.sharing import urls as sharing

from .citation_check.views import check
from .desk.stash import kept
from .desk.views import hints
from .guard import security_txt
from .pages import site
from .pages.desk_guide import guide
from .pages.desk_lists import list_of_work

handler400 = site.bad_request
handler404 = "khojaly.guard.limits.page_not_found"
handler500 = "khojaly.guard.unavailable.server_error"

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
    path("favicon.ico", site.icon, name="icon"),
    path("robots.txt", site.robots, name="robots"),
    path("sitemap.xml", site.sitemap_index, name="sitemap"),
    path("sitemap-<section>.xml", site.sitemap_section, name="sitemap-section"),
    path("data/", include(data.files)),
    *sharing.urlpatterns,
    path("api/v1/", include(api.urlpatterns)),
    *i18n_patterns(
        path("", site.home, name="home"),
        *sharing.localised,
        path("search/", search, name="search"),
        path("check/", check, name="check"),
        path("method/", site.method, name="method"),
        path("about/", site.about, name="about"),
        path("", include(data.pages)),
        path("", include(api.pages)),
        path("", include(reconciliation.pages)),
        path("", include("khojaly.pages.urls")),
        prefix_default_language=False,
    ),
]

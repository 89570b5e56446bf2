"""The pages that belong to no single thing: home and method."""

from django.conf import settings
from django.contrib.sitemaps import views as sitemap_views
from django.core.exceptions import DisallowedHost
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext as _

from khojaly.ledger.freshness import NEVER, lasts
from sources.models import SoughtText

from .editions import edition_of
from .reading import EventPage, home_events
from .sitemaps import sitemaps
from .timeline import timelines


def home(request):
    found, main = home_events(edition_of(request))
    context = timelines(found, main) | {"main": main and EventPage(main)}
    return render(request, "khojaly/home.html", context)


def bad_request(request, exception):
    """400: the sentence that says what was wrong with the address.

    A page cannot be drawn for a host that is not the site's: it has no address of its own.
    """
    if isinstance(exception, DisallowedHost):
        return HttpResponseBadRequest(
            _("There is no site under this name here."), content_type="text/plain; charset=utf-8"
        )
    return render(request, "400.html", {"sentence": str(exception)}, status=400)


def icon(request):
    """`/favicon.ico`, which readers of feeds and reference managers ask for without looking."""
    return redirect(static("icon.svg"))


def robots(request):
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


def sitemap_index(request):
    return sitemap_views.index(request, sitemaps(), sitemap_url_name="sitemap-section")


def sitemap_section(request, section):
    return sitemap_views.sitemap(request, sitemaps(), section)


def about(request):
    """Who runs this copy of the site, who pays, and how to write to them: settings of theirs."""
    address = settings.CORRECTIONS
    context = {
        "operator": settings.OPERATOR,
        "funding": settings.FUNDING,
        "corrections": address,
        "link": f"mailto:{address}" if "@" in address and ":" not in address else address,
        "one_person": not settings.SECOND_PERSON_REQUIRED,
    }
    return render(request, "khojaly/about.html", context)


def method(request):
    """The list of texts that were not found is edited at the desk and is in no ledger, so that no
    publication tells when this page changed."""
    lasts(request, NEVER)
    return render(request, "khojaly/method.html", {"sought": SoughtText.objects.all()})

"""The pages of versions: one pinned, its very bytes, and the list of all of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from khojaly.ledger.editions import PinnedEdition
from khojaly.ledger.models import Version

from .objects import draw


def pinned(request, kind, identifier, number):
    """A thing exactly as one version published it, citing what it cited then."""
    version = version_or_404(kind, identifier, number)
    newest = Version.objects.of(kind, identifier).order_by("-number").first()
    record = PinnedEdition(version).record
    response = draw(request, record, pinned=version, newest=newest)
    response["X-Robots-Tag"] = "noindex"
    return response


def record_json(request, kind, identifier, number):
    """The hashed bytes of a version, the same for ever."""
    version = version_or_404(kind, identifier, number)
    return HttpResponse(version.record.encode(), content_type="application/json")


def history(request, kind, identifier):
    versions = Version.objects.of(kind, identifier).order_by("-number")
    newest = versions.first()
    if newest is None:
        raise Http404(_("Nothing has been published under “%(name)s”.") % {"name": identifier})
    record = PinnedEdition(newest).record
    return render(request, "ledger/history.html", {"record": record, "versions": versions})


def version_or_404(kind, identifier, number):
    """Raises `Http404` with a sentence that says which versions there are."""
    versions = Version.objects.of(kind, identifier)
    found = versions.filter(number=number).first()
    if found is None:
        raise Http404(
            _("“%(name)s” has %(count)s published versions; there is no version %(number)s.")
            % {"name": identifier, "count": versions.count(), "number": number}
        )
    return found

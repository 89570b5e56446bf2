"""The pages of versions: one pinned, its very bytes, all of them, and two compared."""

import base64

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import condition

from khojaly.ledger.catalogue import catalogue
from khojaly.ledger.editions import PinnedEdition
from khojaly.ledger.freshness import ALWAYS, lasts, until_next_version
from khojaly.ledger.records import RECORD_TYPES
from khojaly.ledger.remembered import versions_of

from .editions import version_or_404
from .memento import as_memento
from .objects import draw
from .reading.history import Comparing, HistoryPage
from .representations import other_form
from .signposting import signposted


def pinned(request, kind, identifier, number):
    """A thing exactly as one version published it, citing what it cited then."""
    version = version_or_404(kind, identifier, number)
    newest = newest_version(kind, identifier)
    record = PinnedEdition(version).record
    if answer := other_form(request, record):
        return answer
    response = draw(request, record, pinned=version, newest=newest)
    response["X-Robots-Tag"] = "noindex"
    lasts(request, until_next_version(kind, identifier))
    return signposted(as_memento(response, request, version), request, record)


def _etag(request, kind, identifier, number):
    return f'"{version_or_404(kind, identifier, number).digest}"'


@condition(etag_func=_etag)
def record_json(request, kind, identifier, number):
    """The hashed bytes of a version, the same for ever (RFC 9530 for Repr-Digest)."""
    version = version_or_404(kind, identifier, number)
    response = HttpResponse(version.record.encode(), content_type="application/json")
    digest = base64.b64encode(bytes.fromhex(version.digest)).decode()
    response["Repr-Digest"] = f"sha-256=:{digest}:"
    response["Cache-Control"] = "public, max-age=31536000, immutable, no-transform"
    lasts(request, ALWAYS)
    return response


def history(request, kind, identifier):
    """All versions of a thing, newest first, a page at a time."""
    page = HistoryPage(kind, identifier, request.GET)
    if not page.entries:
        raise Http404(_("Nothing has been published under “%(name)s”.") % {"name": identifier})
    lasts(request, until_next_version(kind, identifier))
    return render(request, "ledger/history.html", {"page": page, "record": page.record})


def compare(request, kind, identifier, older, newer):
    """Two versions of a thing, field by field; in the other order, the address is put right."""
    if older > newer:
        return redirect(f"{RECORD_TYPES[kind].URL_NAME}-compare", identifier, newer, older)
    versions = [version_or_404(kind, identifier, number) for number in (older, newer)]
    context = {"page": Comparing(*versions), "record": PinnedEdition(versions[1]).record}
    lasts(request, ALWAYS)
    return render(request, "ledger/compare.html", context)


def newest_version(kind, identifier):
    """The newest version of a thing that has some."""
    return versions_of(catalogue().versions(kind, identifier)[-1:])[0]

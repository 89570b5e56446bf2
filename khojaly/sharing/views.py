"""Pictures of versions, cards to embed, and the descriptions by which other programs find them."""

from functools import lru_cache

from csp.decorators import csp_replace
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import condition

from khojaly.ledger.editions import PinnedEdition
from khojaly.pages.editions import edition_of, record_or_404
from khojaly.pages.versions import version_or_404

from .faces import face_of
from .pictures import picture

FOR_EVER = "public, max-age=31536000, immutable, no-transform"


def _etag(request, kind, identifier, number):
    version = version_or_404(kind, identifier, number)
    return f'"{version.digest[:32]}-{get_language()}"'


def current_png(request, kind, identifier):
    """The picture of a thing as it is now, or as of the moment in the address."""
    record = record_or_404(edition_of(request), kind, identifier)
    address = f"{request.get_host()}{record.get_current_url()}"
    drawn = picture(face_of(record), address, _brand())
    return _for_other_sites(HttpResponse(drawn, content_type="image/png"))


@condition(etag_func=_etag)
def card_png(request, kind, identifier, number):
    """The picture of a version, in the language of its address."""
    version = version_or_404(kind, identifier, number)
    drawn = _drawn(version.seq, version.digest, get_language(), request.get_host())
    response = HttpResponse(drawn, content_type="image/png")
    response["Cache-Control"] = FOR_EVER
    return _for_other_sites(response)


@lru_cache(maxsize=128)
def _drawn(seq, digest, language, host):
    from khojaly.ledger.models import Version

    record = PinnedEdition(Version.objects.get(pk=seq)).record
    return picture(face_of(record), f"{host}{record.get_permalink()}", _brand())


def _brand():
    return f"Khojaly · {_('a sourced record')}"


def embedded(view):
    """A decorator: other sites may show this page in a frame, and this page only."""
    return xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(view))


@embedded
def card(request, kind, identifier, number=None):
    """A version, or the thing as it is now, as a small page of its own."""
    if number is None:
        record = record_or_404(edition_of(request), kind, identifier)
    else:
        record = PinnedEdition(version_or_404(kind, identifier, number)).record
    context = {"record": record, "face": face_of(record), "fixed": number is not None}
    return _for_other_sites(render(request, "sharing/card.html", context))


def _for_other_sites(response):
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def opensearch(request):
    """How a browser searches this site (OpenSearch 1.1)."""
    content_type = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "sharing/opensearch.xml", content_type=content_type)

"""oEmbed 1.0: a page of this site, given by its address, as a card to embed."""

from urllib.parse import urlsplit

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from khojaly.ledger.characters import without_unseen
from khojaly.ledger.editions import Edition, PinnedEdition
from khojaly.pages.editions import record_or_404
from khojaly.pages.versions import version_or_404

from .faces import FACES, face_of

WIDTH, HEIGHT = 560, 420
PICTURE = {"maxwidth": 1200, "maxheight": 630}
FORMATS = ("json", "xml")


def oembed(request):
    """Answers for the addresses of claims and events, current and pinned; 404 for others, 501 for
    another format than JSON and XML, as the specification says."""
    form = request.GET.get("format", "json")
    if form not in FORMATS:
        return _plain(_("The formats are json and xml."), 501)
    found = _resolved(request.GET.get("url", ""), request.get_host())
    if found is None:
        return _plain(_("That is no address of a claim or event of this site."), 404)
    language, kind, identifier, number = found
    with override(language):
        answer = _described(request, _record(kind, identifier, number), number)
    if form == "xml":
        written = without_unseen(render_to_string("sharing/oembed.xml", {"answer": answer}))
        response = HttpResponse(written, content_type="text/xml; charset=utf-8")
    else:
        response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    return response


def _resolved(address, host):
    """The language, kind, identifier and version number that an address of ours names, or None."""
    try:
        parts = urlsplit(address)
        with override("es" if parts.path.startswith("/es/") else "en") as _in:
            match = resolve(parts.path)
    except (ValueError, Resolver404):
        return None
    known = match.kwargs
    if parts.netloc.lower() != host or known.get("kind") not in FACES:
        return None
    if match.view_name.partition(":")[2] not in (known["kind"], f"{known['kind']}-version"):
        return None
    language = "es" if parts.path.startswith("/es/") else "en"
    return language, known["kind"], known["identifier"], known.get("number")


def _record(kind, identifier, number):
    if number is not None:
        return PinnedEdition(version_or_404(kind, identifier, number)).record
    return record_or_404(Edition(), kind, identifier)


def _described(request, record, number):
    face = face_of(record)
    given = [record.identifier] if number is None else [record.identifier, number]
    name = "card" if number is None else "version-card"
    frame = {
        "address": request.build_absolute_uri(reverse(f"{record.KIND}-{name}", args=given)),
        "title": _title(face),
        "width": _within(request.GET.get("maxwidth"), WIDTH),
        "height": _within(request.GET.get("maxheight"), HEIGHT),
    }
    return _thumbnail(request, record) | {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Khojaly",
        "provider_url": request.build_absolute_uri(reverse("home")),
        "title": frame["title"],
        "html": render_to_string("sharing/_frame.html", frame).strip(),
        "width": frame["width"],
        "height": frame["height"],
        "cache_age": 86_400,
    }


def _title(face):
    """Who said what was counted; of an event its name and when it was."""
    if not face.who:
        return f"{face.text}, {face.facts}"
    counted = f"({face.counted})" if face.counted else ""
    said = f"{face.who}: {face.qualifier} {face.figure or face.text} {face.under} {counted}"
    return " ".join(said.split())


def _within(text, size):
    """`size`, or the smaller one that was asked for."""
    asked = int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else size
    return min(asked, size) or size


def _thumbnail(request, record):
    """The picture of the version, where it is within the size that was asked for."""
    asked = (_within(request.GET.get(name), size) for name, size in PICTURE.items())
    if tuple(asked) != tuple(PICTURE.values()):
        return {}
    given = [record.identifier, record.version.number]
    return {
        "thumbnail_url": request.build_absolute_uri(reverse(f"{record.KIND}-picture", args=given)),
        "thumbnail_width": PICTURE["maxwidth"],
        "thumbnail_height": PICTURE["maxheight"],
    }


def _plain(sentence, status):
    return HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")

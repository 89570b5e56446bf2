"""The addresses of the service. Other sites may ask: by CORS, and by JSONP as older programs do."""

import json
import re

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from khojaly.guard.methods import ASKED_FIRST
from khojaly.ledger.editions import Edition
from khojaly.ledger.freshness import NEVER, lasts
from khojaly.search.index import freshen
from khojaly.sharing.views import embedded

from .matching import Matcher, suggested
from .properties import KINDS, record_of
from .service import (
    Unreadable,
    extension,
    manifest,
    named,
    proposed,
    results,
    type_of,
)

METHODS = "GET, HEAD, POST, OPTIONS"
CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,100}")
SUGGESTED = 20


@csrf_exempt  # It changes nothing and answers the same to everyone: there is nothing to forge.
@require_http_methods(METHODS.split(", "))
def service(request):
    """The manifest, or the answer to `queries` or `extend`, in the address or as a form."""
    if request.method == "OPTIONS":
        allowed = {"Allow": METHODS, "Access-Control-Allow-Methods": METHODS}
        return HttpResponse(status=204, headers=ASKED_FIRST | allowed)
    try:
        return answer(request, _asked(request))
    except Unreadable as problem:
        return answer(request, {"status": "error", "message": str(problem)}, 400)
    except SuspiciousOperation:
        return answer(request, {"status": "error", "message": _("That was too large.")}, 400)


def _asked(request):
    given = request.GET.dict() | request.POST.dict()
    site = request.build_absolute_uri("/")[:-1]
    if "queries" in given:
        freshen()
        return results(Matcher(Edition(), get_language()), given["queries"])
    if "extend" in given:
        return extension(Edition(), given["extend"], site)
    return manifest(request.build_absolute_uri(reverse("reconcile")), site)


def answer(request, data, status=200):
    """JSON, or a call of the function that the address names."""
    lasts(request, NEVER)
    text, callback = json.dumps(data, ensure_ascii=False), request.GET.get("callback", "")
    if not CALLBACK.fullmatch(callback):
        return HttpResponse(text, content_type="application/json", status=status)
    # The comment keeps a file of another kind from being read out of the beginning.
    return HttpResponse(f"/**/{callback}({text});", content_type="text/javascript; charset=utf-8")


def suggest_entity(request):
    freshen()
    edition = Edition()
    found = [
        edition.find(*key) for key in suggested(request.GET.get("prefix", "")[:300], SUGGESTED)
    ]
    described = [named(item) | {"notable": [type_of(item.KIND)]} for item in found]
    return answer(request, {"result": described})


def suggest_type(request):
    return answer(request, {"result": _beginning(request, map(type_of, KINDS))})


def suggest_property(request):
    return answer(request, {"result": _beginning(request, proposed(""))})


def _beginning(request, items):
    """Those of which the name or the identifier holds what was typed."""
    typed = request.GET.get("prefix", "").casefold()
    return [item for item in items if typed in f"{item['id']} {item['name']}".casefold()]


def properties(request):
    """What can be asked of a kind of thing."""
    kind = request.GET.get("type", "")
    return answer(request, {"type": kind, "properties": proposed(kind)})


@embedded
def preview(request):
    """A thing in a few words, for a frame in the program that asks."""
    lasts(request, NEVER)
    record = record_of(Edition(), request.GET.get("id", ""))
    if record is None:
        raise Http404(_("Nothing is published under this identifier."))
    return render(request, "reconciliation/preview.html", {"record": record})

"""The record's own terms for linked data, and the shapes that its documents keep to (SHACL)."""

from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from events.linked.terms import TERMS
from events.records.schemas import CONTENTS, schema_of
from khojaly.page_cache.negotiation import preferred_type

TURTLE = "text/turtle"
FILES = {"terms", "shapes"}


def vocabulary(request):
    """The terms as a page; to who prefers Turtle, 303 with the address of the file."""
    terms = reverse("events:vocabulary-turtle", args=["terms"])
    accept = request.headers.get("Accept")
    if accept and preferred_type(accept, ("text/html", TURTLE)) == TURTLE:
        answer = HttpResponseRedirect(terms)
        answer.status_code = 303
    else:
        context = {"terms": TERMS, "kinds": CONTENTS}
        answer = render(request, "vocabulary/vocabulary.html", context)
        answer["Link"] = f'<{terms}>; rel="alternate"; type="{TURTLE}"'
    patch_vary_headers(answer, ["Accept"])
    return answer


def record_schema(request, kind):
    """What the record of a kind holds, as JSON Schema."""
    if kind not in CONTENTS:
        raise Http404(_("There is no such file; see the page of the vocabulary."))
    schema = schema_of(kind, request.build_absolute_uri(request.path))
    return JsonResponse(schema, content_type="application/schema+json")


def turtle(request, name):
    if name not in FILES:
        raise Http404(_("There is no such file; see the page of the vocabulary."))
    base = request.build_absolute_uri("/")[:-1]
    context = {"terms": TERMS, "base": base}
    return render(request, f"vocabulary/{name}.ttl", context, content_type=TURTLE)

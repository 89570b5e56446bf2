"""The record's own terms for linked data, and the shapes that its documents keep to (SHACL)."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from events.linked.terms import TERMS

FILES = {"terms", "shapes"}


def vocabulary(request):
    return render(request, "vocabulary/vocabulary.html", {"terms": TERMS})


def turtle(request, name):
    if name not in FILES:
        raise Http404(_("There is no such file; see the page of the vocabulary."))
    base = request.build_absolute_uri("/")[:-1]
    context = {"terms": TERMS, "base": base}
    answer = render(request, f"vocabulary/{name}.ttl", context, content_type="text/turtle")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer

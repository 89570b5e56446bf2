"""The API described: for programs as OpenAPI, for people as a page that works without scripts."""

from django.shortcuts import render
from django.utils.translation import get_language

from .document import document
from .middleware import ROOT
from .operations import operations
from .problems import TITLES, Problem
from .reading import head_of
from .views import answer


def index(request):
    """Where everything is."""
    here = request.build_absolute_uri
    paths = [path for path in document()["paths"] if "{" not in path]
    lists = {path.rpartition("/")[2]: here(path) for path in paths}
    about = {"openapi": here(f"{ROOT}openapi.json"), "documentation": here("/api/")}
    return answer(about | {"lists": lists, "ledger": head_of(None)})


def nothing_here(request):
    detail = "There is nothing at this address. /api/ describes what there is."
    return Problem(404, detail).response()


def openapi(request):
    return answer(document())


def page(request):
    context = {
        "operations": operations(),
        "problems": TITLES,
        "address": request.build_absolute_uri(ROOT),
        "language": get_language(),
    }
    return render(request, "api/documentation.html", context)

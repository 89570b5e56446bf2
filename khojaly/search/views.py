"""The search page."""

from django.shortcuts import render

from sources.wording import language

from .index import freshen
from .page import SearchPage
from .queries import Query


def search(request):
    """Results for `q`, or how to search where nothing is asked."""
    query = Query(request.GET.get("q", ""))
    context = {"query": query}
    if query:
        freshen()
        context["page"] = SearchPage(query, request.GET, language())
    return render(request, "search/search.html", context)

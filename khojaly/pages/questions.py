from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from events.citing import CitedComparison

from . import reading
from .editions import edition_of, record_or_404


def comparison_or_404(request, identifier, question):
    """All claims on one question about one event, in the order that `?sort=` names. Raises
    `Http404` with a sentence where there are none."""
    event = record_or_404(edition_of(request), "event", identifier)
    comparison = reading.comparison(event, question, request.GET.get("sort"))
    if comparison is None:
        raise Http404(
            _("“%(title)s” has no published claim on this question.") % {"title": event.title}
        )
    return comparison


def question(request, identifier, question):
    comparison = comparison_or_404(request, identifier, question)
    cited = CitedComparison(comparison, request.build_absolute_uri("/")[:-1])
    context = {
        "event": comparison.event,
        "comparison": comparison,
        "cited": cited,
        "elsewhere": reading.elsewhere(comparison),
    }
    response = render(request, "events/question.html", context)
    response["Link"] = f'<{cited.address}>; rel="cite-as"'
    return response

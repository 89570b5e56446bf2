from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from events import reading

from .editions import edition_of, record_or_404


def question(request, identifier, question):
    """All claims on one question about one event, in the order that `?sort=` names."""
    event = record_or_404(edition_of(request), "event", identifier)
    comparison = reading.comparison(event, question, request.GET.get("sort"))
    if comparison is None:
        raise Http404(
            _("“%(title)s” has no published claim on this question.") % {"title": event.title}
        )
    return render(request, "events/question.html", {"event": event, "comparison": comparison})

from datetime import UTC, datetime

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import gettext as _

from events.citing import CitedComparison
from khojaly.ledger.models import Version

from . import reading
from .editions import edition_of, record_or_404
from .memento import moment_asked


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
    if answer := _negotiated(request, identifier, question):
        return answer
    comparison = comparison_or_404(request, identifier, question)
    cited = CitedComparison(comparison, request.build_absolute_uri("/")[:-1])
    context = {
        "event": comparison.event,
        "comparison": comparison,
        "cited": cited,
        "elsewhere": reading.elsewhere(comparison),
    }
    response = render(request, "events/question.html", context)
    gate = request.build_absolute_uri(request.path)
    response["Link"] = f'<{cited.address}>; rel="cite-as", <{gate}>; rel="original timegate"'
    patch_vary_headers(response, ["Accept-Datetime"])
    if request.GET.get("as-of"):
        response["Memento-Datetime"] = http_date(comparison.event.edition.moment.timestamp())
    return response


def _negotiated(request, identifier, question):
    """The answer to `Accept-Datetime` (RFC 7089): the comparison as of that moment, or as it first
    was. None without that header, or where a moment is in the address already."""
    wanted = request.headers.get("Accept-Datetime")
    if not wanted or request.GET.get("as-of"):
        return None
    asked = datetime.fromtimestamp(moment_asked(wanted), UTC).replace(microsecond=999_000)
    first = _first_moment(comparison_or_404(request, identifier, question))
    moment = max(asked, first).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    answer = HttpResponseRedirect(f"{request.build_absolute_uri(request.path)}?as-of={moment}")
    gate = request.build_absolute_uri(request.path)
    answer["Link"] = f'<{gate}>; rel="original timegate"'
    patch_vary_headers(answer, ["Accept-Datetime"])
    return answer


def _first_moment(comparison):
    """When all that a comparison needs had been published first: its event, its question, and a
    claim."""
    claims = [claim.identifier for claim in comparison.claims]
    things = (("event", [comparison.event.identifier]), ("claim", claims),
              ("question", [comparison.question.identifier]))  # fmt: skip
    return max(
        Version.objects.filter(kind=kind, identifier__in=names)
        .order_by("seq")
        .values_list("published_at", flat=True)
        .first()
        for kind, names in things
    )

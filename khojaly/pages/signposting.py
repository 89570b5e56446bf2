"""Signposting (signposting.org, FAIR profile, levels 1 and 2): typed links for machines, in the
Link header and as a link set (RFC 9264)."""

from django.http import JsonResponse
from django.utils.cache import patch_vary_headers

from events.linked.context import LICENCE
from events.linked.nodes import class_of

from .formats import forms_of

LINKSET = "application/linkset+json"
SCHEMA = "https://schema.org/"


def relations(request, record):
    """What the page of a record points to, as (relation, address, media type or empty)."""
    permalink = request.build_absolute_uri(record.get_permalink())
    yield "cite-as", permalink, ""
    for form in forms_of(record):
        relation = "describedby" if form.described else "item"
        yield relation, f"{permalink}{form.file}", form.media_type
    yield "license", LICENCE, ""
    yield "type", f"{SCHEMA}AboutPage", ""
    yield "type", f"{SCHEMA}{class_of(record)}", ""


def signposted(response, request, record):
    """Add the links to a page's Link header, and say that `Accept` chooses its form."""
    permalink = request.build_absolute_uri(record.get_permalink())
    links = [*relations(request, record), ("linkset", f"{permalink}linkset.json", LINKSET)]
    patch_vary_headers(response, ["Accept"])
    return _with_links(response, links)


def about_file(response, request, record):
    """Say in a file's Link header which page it tells about."""
    permalink = request.build_absolute_uri(record.get_permalink())
    links = [
        ("describes", permalink, "text/html"),
        ("cite-as", permalink, ""),
        ("license", LICENCE, ""),
        ("linkset", f"{permalink}linkset.json", LINKSET),
    ]
    return _with_links(response, links)


def _with_links(response, links):
    parts = [response["Link"]] if response.has_header("Link") else []
    for relation, address, media_type in links:
        typed = f'; type="{media_type}"' if media_type else ""
        parts.append(f'<{address}>; rel="{relation}"{typed}')
    response["Link"] = ", ".join(parts)
    return response


def linkset(request, record):
    """The link set of a version: what its page points to, and that its files describe it."""
    permalink = request.build_absolute_uri(record.get_permalink())
    page = {"anchor": permalink}
    back = []
    for relation, address, media_type in relations(request, record):
        target = {"href": address} | ({"type": media_type} if media_type else {})
        page.setdefault(relation, []).append(target)
        if relation == "describedby":
            described = [{"href": permalink, "type": "text/html"}]
            back.append({"anchor": address, "describes": described})
    return JsonResponse({"linkset": [page, *back]}, content_type=LINKSET)

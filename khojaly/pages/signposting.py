"""Signposting (signposting.org, FAIR profile, levels 1 and 2): typed links for machines, in the
Link header and as a link set (RFC 9264)."""

from django.utils.cache import patch_vary_headers

from events.linked.context import LICENCE
from events.linked.nodes import class_of
from khojaly.guard.links import LINKSET, link_set, with_links

from .formats import forms_of

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
    return with_links(response, links)


def about_file(response, request, record):
    """Say in a file's Link header which page it tells about."""
    permalink = request.build_absolute_uri(record.get_permalink())
    links = [
        ("describes", permalink, "text/html"),
        ("cite-as", permalink, ""),
        ("license", LICENCE, ""),
        ("linkset", f"{permalink}linkset.json", LINKSET),
    ]
    return with_links(response, links)


def linkset(request, record):
    """The link set of a version: what its page points to, and that its files describe it."""
    permalink = request.build_absolute_uri(record.get_permalink())
    return link_set(permalink, relations(request, record))

"""Typed links for machines: in the Link header (RFC 8288), and as a link set (RFC 9264).

A link is a tuple of its relation, its address and its media type, which may be empty.
"""

from django.http import JsonResponse

LINKSET = "application/linkset+json"


def with_links(response, links):
    """Add links to a response's Link header; returns the response."""
    parts = [response["Link"]] if response.has_header("Link") else []
    for relation, address, media_type in links:
        typed = f'; type="{media_type}"' if media_type else ""
        parts.append(f'<{address}>; rel="{relation}"{typed}')
    response["Link"] = ", ".join(parts)
    return response


def link_set(anchor, links):
    """The links of the page at `anchor` as a link set, and that what describes it does so."""
    page, back = {"anchor": anchor}, []
    for relation, address, media_type in links:
        target = {"href": address} | ({"type": media_type} if media_type else {})
        page.setdefault(relation, []).append(target)
        if relation == "describedby":
            described = [{"href": anchor, "type": "text/html"}]
            back.append({"anchor": address, "describes": described})
    return JsonResponse({"linkset": [page, *back]}, content_type=LINKSET)

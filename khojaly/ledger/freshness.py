"""How long an answer stays true. A view says so; what keeps answers (`khojaly.page_cache`) asks.

It is said in the request's WSGI environment, which both sides share, so that no header leaks.
"""

from typing import NamedTuple

ENVIRONMENT_KEY = "khojaly.lasting"


class Lasting(NamedTuple):
    """What an answer depends on: the whole ledger (`site`), the versions of one thing (`thing`),
    nothing that can change (`always`), or more than the ledger (`never`): that is never kept."""

    scope: str
    kind: str = ""
    identifier: str = ""


UNTIL_ANY_PUBLICATION = Lasting("site")
ALWAYS = Lasting("always")
NEVER = Lasting("never")


def lasts(request, lasting):
    """Say that the answer to `request` stays true for as long as `lasting` says."""
    request.META[ENVIRONMENT_KEY] = lasting


def until_next_version(kind, identifier):
    return Lasting("thing", kind, identifier)

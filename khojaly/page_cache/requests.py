"""Which requests the front may answer, and what they ask for."""

from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from .negotiation import LONGEST_HEADER
from .negotiation import accepted as not_refused
from .parameters import read_of

READING = frozenset({"GET", "HEAD"})
# A request with one of these wants more than the page as it is.
SPECIAL = frozenset(
    {
        "HTTP_AUTHORIZATION",
        "HTTP_ACCEPT_DATETIME",
        "HTTP_RANGE",
        "HTTP_IF_RANGE",
        "HTTP_IF_MATCH",
        "HTTP_IF_UNMODIFIED_SINCE",
    }
)
LONGEST_ADDRESS = 1000


class Address(NamedTuple):
    """What an anonymous reader asks for. `text` tells kept pages apart; `query` is what the page
    reads of what was asked. Is it `kept` at all, and `shared` with other workers: only pages
    without a query are, of which there are as many as the record has."""

    text: str
    query: str
    kept: bool
    shared: bool


def address_of(environ):
    """The `Address` that an anonymous reader asks for; None for whatever the front leaves to
    Django: forms, editors, parts of pages, other moments."""
    if environ["REQUEST_METHOD"] not in READING or not SPECIAL.isdisjoint(environ):
        return None
    if "HTTP_COOKIE" in environ and is_known_visitor(environ["HTTP_COOKIE"]):
        return None
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if len(path) + len(query) > LONGEST_ADDRESS:
        return None
    query, known = read_of(path, query) if query else ("", True)
    here = f"{_scheme(environ)}://{_host(environ)}{environ.get('SCRIPT_NAME', '')}{path}"
    text = f"{here}{'?' if query else ''}{query}{_variant(path, environ)}"
    return Address(text, query, known, not query and environ["REQUEST_METHOD"] == "GET")


def is_file(environ):
    """Whether a static file is asked for, which needs neither the database nor to be drawn."""
    return environ.get("PATH_INFO", "").startswith(settings.STATIC_URL)


def _variant(path, environ):
    """What tells one reader's page from another's at one address: the language that it offers.
    Pages end in a slash; files are the same for everyone."""
    accepted = environ.get("HTTP_ACCEPT_LANGUAGE", "")
    offered = offered_language(path, accepted) if path.endswith("/") else ""
    return f" {offered}" if offered else ""


def offered_language(path, accepted):
    """The language that a reader would rather have than that of the address: the first of the
    site's that an Accept-Language header names; empty where that is the page's own, or none."""
    wanted = _preferred(accepted[:LONGEST_HEADER])
    prefix = path[1:].partition("/")[0]
    own = prefix if prefix in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return wanted if wanted != own else ""


@lru_cache(maxsize=512)
def _preferred(accepted):
    for tag, _weight in parse_accept_lang_header(not_refused(accepted)[:200]):
        try:
            return get_supported_language_variant(tag)
        except LookupError:
            continue
    return ""


def is_known_visitor(cookies):
    """Whether a Cookie header carries a session or a message: its bearer may see other pages."""
    return f"{settings.SESSION_COOKIE_NAME}=" in cookies or "messages=" in cookies


def _scheme(environ):
    header = settings.SECURE_PROXY_SSL_HEADER
    told = environ.get(header[0], "") if header else ""
    return f"{environ['wsgi.url_scheme']}({told})" if told else environ["wsgi.url_scheme"]


def _host(environ):
    named = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
    forwarded = settings.USE_X_FORWARDED_HOST and environ.get("HTTP_X_FORWARDED_HOST")
    return f"{named}({forwarded})" if forwarded else named

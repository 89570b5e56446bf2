"""What every page needs: the addresses of the same page in each language."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils.translation import get_language, get_language_info, gettext, override

from khojaly.page_cache.requests import offered_language
from sources.wording import date_words

# The pages that look different in the header: those that its menu leads to, and the search itself.
IN_HEADER = {
    "events:events", "events:claims", "sources:sources", "events:actors", "events:places", "method",
    "search",
}  # fmt: skip
PLAIN_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


@dataclass(frozen=True)
class PageLanguage:
    """`path` is the page's address in this language, `url` the same with scheme and host."""

    code: str
    name: str
    path: str
    url: str
    current: bool

    @property
    def invitation(self):
        """“Read in English”, in the language itself."""
        with override(self.code):
            return gettext("Read in English")


def languages(request):
    """A context processor: `page_languages`, the page's permanent address, its moment, and what
    its header is drawn from."""
    found = [_language(request, code) for code, _name in settings.LANGUAGES]
    return {
        "page_languages": found,
        "page_permalink": next(item.url for item in found if item.code == settings.LANGUAGE_CODE),
        "header_drawn_from": header_drawn_from(request),
        "offered_language": _offered(request, found),
    } | as_of(request)


def _offered(request, found):
    """The page in the language that the reader's browser asks for before this one, or None."""
    code = offered_language(request.path, request.headers.get("Accept-Language", ""))
    return next((item for item in found if item.code == code), None)


def header_drawn_from(request):
    """The key of a page's header (see `khojaly.ledger.fragments`): None in another moment, which
    all its links carry on."""
    match = request.resolver_match
    name = match.view_name if match and match.view_name in IN_HEADER else "elsewhere"
    return None if getattr(request, "as_of", "") else (name,)


def as_of(request):
    """The moment that the page is shown as of: as given, in words, and as a query for links."""
    text = getattr(request, "as_of", "")
    return {
        "as_of": text,
        "as_of_words": date_words(text) if PLAIN_DAY.match(text) else text,
        "as_of_query": f"?as-of={quote(text)}" if text else "",
    }


def _language(request, code):
    path = in_language(request.get_full_path(), code)
    return PageLanguage(
        code=code,
        name=get_language_info(code)["name_local"].capitalize(),
        path=path,
        url=request.build_absolute_uri(path),
        current=code == (get_language() or settings.LANGUAGE_CODE).split("-")[0],
    )


def in_language(path, code):
    """The address of a page (a path with its query) in another language."""
    bare = bare_path(path)
    return bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"


def bare_path(path):
    """The path without its language: what is the permalink of every page."""
    first, slash, rest = path[1:].partition("/")
    others = {code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE}
    return f"/{rest}" if slash and first in others else path

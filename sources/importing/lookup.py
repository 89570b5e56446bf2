"""Looking up a DOI, an ISBN or an address, for an editor who asks for it.

DOI: content negotiation (doi.org answers CSL-JSON). ISBN: Open Library's Books API. Anything else:
the citation tags of the page itself.
"""

import json
import re
from urllib.parse import quote

from django.utils.translation import gettext as _

from sources.duplicates import same_doi, same_isbn
from sources.fetching import NotFetched, fetch
from sources.identifiers import is_doi, is_isbn

from .csl import read_item
from .entries import Entry, Fault
from .names import person
from .page_tags import item_of_page

MOST = 10
BEFORE_ISBN = re.compile(r"isbn[:\s]*", re.IGNORECASE)
CSL_JSON = "application/vnd.citationstyles.csl+json"
PAGE_SIZE = 1_000_000


class NothingThere(Exception):
    """The host answered, but not with a reference; the message is a sentence."""


def look_up(asked):
    """Return `(entries, faults)` of texts that are each a DOI, an ISBN or an address."""
    read = [_look_up(text) for text in asked]
    entries = [item for item in read if isinstance(item, Entry)]
    return entries, [item for item in read if isinstance(item, Fault)]


def _look_up(text):
    place = text[:90]
    try:
        return read_item(_way(text)(text), place)
    except NothingThere as sentence:
        return Fault(place, str(sentence))
    except NotFetched as why:
        return Fault(
            place,
            _("It could not be looked up (%(why)s). Fill in the form by hand, or try later.")
            % {"why": why},
        )


def _way(text):
    if is_doi(same_doi(text)):
        return _by_doi
    if re.fullmatch(r"(?:isbn[:\s]*)?[\d\s-]{9,20}[\dxX]", text, re.IGNORECASE):
        return _by_isbn
    if text.startswith(("http://", "https://")):
        return _by_address
    return _unknown


def _unknown(text):
    raise NothingThere(
        _("This is no DOI (10.…/…), no ISBN (10 or 13 digits) and no address (https://…).")
    )


def _by_doi(text):
    doi = same_doi(text)
    item = _json(f"https://doi.org/{quote(doi, safe='/:;()')}", CSL_JSON)
    return item | {"DOI": item.get("DOI") or doi}


def _by_isbn(text):
    if not is_isbn(BEFORE_ISBN.sub("", text)):
        raise NothingThere(_("This ISBN has a wrong digit: its check digit does not fit."))
    isbn = same_isbn(text)
    key = f"ISBN:{isbn}"
    address = f"https://openlibrary.org/api/books?bibkeys={key}&format=json&jscmd=data"
    book = _json(address, "application/json").get(key)
    if not isinstance(book, dict):
        raise NothingThere(_("Open Library knows no book with this ISBN."))
    return _item_of_book(book) | {"ISBN": isbn}


def _item_of_book(book):
    """A CSL item of what Open Library says; of a date in words, the year."""
    title = ": ".join(filter(None, (book.get("title"), book.get("subtitle"))))
    year = re.search(r"\b(1[5-9]|20)\d\d\b", str(book.get("publish_date", "")))
    return {
        "type": "book",
        "title": title,
        "author": [person(name) for name in _named(book, "authors")],
        "publisher": next(iter(_named(book, "publishers")), ""),
        "publisher-place": next(iter(_named(book, "publish_places")), ""),
        "issued": {"raw": year[0]} if year else None,
    }


def _named(book, key):
    listed = book.get(key)
    rows = listed if isinstance(listed, list) else []
    return [row["name"] for row in rows if isinstance(row, dict) and row.get("name")]


def _by_address(text):
    answer = fetch(text, "text/html,application/xhtml+xml", largest=PAGE_SIZE)
    _require_success(answer)
    kind = answer.headers.get_content_type()
    if kind not in ("text/html", "application/xhtml+xml"):
        raise NothingThere(
            _("The address leads to a file (%(kind)s), not to a page with tags.") % {"kind": kind}
        )
    return item_of_page(answer)


def _json(address, accept):
    answer = fetch(address, accept)
    _require_success(answer)
    try:
        item = json.loads(answer.body)
    except ValueError:
        item = None
    if not isinstance(item, dict):
        raise NothingThere(_("The answer could not be read. Fill in the form by hand."))
    return item


def _require_success(answer):
    if answer.status in (404, 410):
        raise NothingThere(_("There is nothing at this address (%(status)s).") % vars(answer))
    if answer.status != 200:
        raise NotFetched(str(answer.status))

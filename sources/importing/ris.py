"""RIS through rispy, brought into CSL-JSON."""

import re

import rispy
from django.utils.translation import gettext as _

from .entries import Fault
from .names import person

TYPES = {
    "JOUR": "article-journal", "BOOK": "book", "CHAP": "chapter", "RPRT": "report",
    "NEWS": "article-newspaper", "MGZN": "article-magazine", "ELEC": "webpage", "WEB": "webpage",
    "BLOG": "webpage", "ENCYC": "entry-encyclopedia", "LEGAL": "legislation", "STAT": "legislation",
    "BILL": "legislation", "CASE": "legal_case", "PAMP": "pamphlet", "DATA": "dataset",
    "PCOMM": "personal_communication", "THES": "book", "EBOOK": "book", "GOVDOC": "report",
    "GEN": "document", "UNPB": "document", "MANSCPT": "document",
}  # fmt: skip
FIELDS = {
    "title": "title", "primary_title": "title", "journal_name": "container-title",
    "secondary_title": "container-title", "publisher": "publisher",
    "place_published": "publisher-place", "volume": "volume", "number": "issue", "doi": "DOI",
    "language": "language", "original_publication": "original-title",
}  # fmt: skip
ROLES = {
    "authors": "author", "first_authors": "author", "secondary_authors": "editor",
    "subsidiary_authors": "translator",
}  # fmt: skip
# SN holds an ISSN for what appears in a series of issues, and an ISBN for a book.
SERIALS = {"JOUR", "NEWS", "MGZN", "EJOUR", "JFULL"}


def from_ris(text):
    """Yield `(place, CSL item or Fault)` for each reference of a RIS file."""
    line = text.count("\n", 0, re.search(r"(?m)^TY  ?-", text).start()) + 1
    for block in re.split(r"(?m)^(?=TY  ?-)", text)[1:]:
        place = _("line %(line)s") % {"line": line}
        line += block.count("\n")
        yield place, _read(block, place)


def _read(block, place):
    if not re.search(r"(?m)^ER  ?-", block):
        return Fault(place, _("It is cut off: the line “ER  -” that ends it is missing."))
    try:
        given = rispy.loads(block)
    except Exception as error:
        # rispy names no exception of its own; whatever it stumbles over is the entry's fault.
        return Fault(place, _("It is not RIS: %(why)s") % {"why": str(error)[:200]})
    if not given:
        return Fault(place, _("It holds no field that RIS knows."))
    return _item(given[0])


def _item(given):
    item = {csl: given[name] for name, csl in FIELDS.items() if given.get(name)}
    kind = given.get("type_of_reference", "")
    item["type"] = TYPES.get(kind, kind)
    if given.get("issn") and kind not in SERIALS:
        item["ISBN"] = given["issn"]
    if given.get("urls"):
        item["URL"] = given["urls"][0]
    pages = [given[name] for name in ("start_page", "end_page") if given.get(name)]
    if pages:
        item["page"] = "–".join(pages)
    date = given.get("date") or given.get("year") or given.get("publication_year") or ""
    item["issued"] = {"raw": _date(str(date)), "literal": str(date)}
    return item | _people(given)


def _date(text):
    """RIS writes `1992/02/28/morning edition`, leaving parts empty: `1992///`."""
    parts = [part.strip() for part in text.split("/")[:3]]
    known = parts[: parts.index("")] if "" in parts else parts
    return "-".join(known)


def _people(given):
    people = {role: [] for role in ROLES.values()}
    for name, role in ROLES.items():
        people[role] += [person(text) for text in given.get(name) or () if text.strip()]
    return people

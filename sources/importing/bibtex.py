"""BibTeX and biblatex through bibtexparser, brought into CSL-JSON."""

import bibtexparser
from bibtexparser import middlewares
from django.utils.translation import gettext as _

from .entries import Fault
from .names import bibtex_people

TYPES = {
    "article": "article-journal", "book": "book", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "chapter", "techreport": "report", "report": "report", "online": "webpage",
    "phdthesis": "book", "thesis": "book", "booklet": "pamphlet", "misc": "document",
    "inreference": "entry-encyclopedia", "legislation": "legislation", "dataset": "dataset",
    "jurisdiction": "legal_case", "letter": "personal_communication",
    "unpublished": "document", "manual": "document", "mastersthesis": "book",
}  # fmt: skip
# Zotero and JabRef name a newspaper in `entrysubtype`.
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
FIELDS = {
    "title": "title", "journal": "container-title", "journaltitle": "container-title",
    "booktitle": "container-title", "publisher": "publisher", "institution": "publisher",
    "organization": "publisher", "address": "publisher-place", "location": "publisher-place",
    "volume": "volume", "number": "issue", "issue": "issue", "pages": "page", "doi": "DOI",
    "isbn": "ISBN", "url": "URL", "langid": "language", "language": "language",
    "origtitle": "original-title",
}  # fmt: skip
NUMBERED = ("report", "legislation", "legal_case", "document")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def from_bibtex(text):
    """Yield `(place, CSL item or Fault)` for each entry of a BibTeX file."""
    decode = middlewares.LatexDecodingMiddleware(keep_braced_groups=True)
    library = bibtexparser.parse_string(text, append_middleware=[decode])
    for block in library.failed_blocks:
        place = _line(block)
        yield place, Fault(place, _failure(block))
    for entry in library.entries:
        given = {key.lower(): str(f.value) for key, f in entry.fields_dict.items()}
        yield _line(entry), _item(entry.entry_type.lower(), given)


def _line(block):
    return _("line %(line)s") % {"line": (block.start_line or 0) + 1}


def _failure(block):
    start = " ".join((block.raw or "").split())[:60]
    if type(block).__name__ == "DuplicateBlockKeyBlock":
        return _("An entry before it has the same key: %(start)s") % {"start": start}
    return _("This entry is cut off or not BibTeX: %(start)s") % {"start": start}


def _item(kind, given):
    item = {csl: _bare(given[name]) for name, csl in FIELDS.items() if given.get(name)}
    if given.get("subtitle") and item.get("title"):
        item["title"] += f": {_bare(given['subtitle'])}"
    kind = TYPES.get(kind, kind)
    item["type"] = SUBTYPES.get(given.get("entrysubtype", "").lower(), kind)
    unknown = item["type"] not in (*TYPES.values(), *SUBTYPES.values())
    if (unknown or item["type"] in NUMBERED) and "issue" in item:
        item["number"] = item.pop("issue")
    item["issued"] = {"raw": given["date"]} if given.get("date") else _year_and_month(given)
    people = {role: bibtex_people(given.get(role)) for role in ("author", "editor", "translator")}
    return item | people


def _bare(text):
    return text.replace("{", "").replace("}", "")


def _year_and_month(given):
    month = given.get("month", "")[:3].lower()
    number = MONTHS.index(month) + 1 if month in MONTHS else month if month.isdigit() else None
    return {"date-parts": [[part for part in (given.get("year"), number) if part]]}

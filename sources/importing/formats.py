"""BibTeX and RIS through kept parsers, each brought into CSL-JSON."""

import re

import bibtexparser
import rispy
from bibtexparser import middlewares
from django.utils.translation import gettext as _

from .entries import Fault

BIBTEX_TYPES = {
    "article": "article-journal", "book": "book", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "chapter", "techreport": "report", "report": "report", "online": "webpage",
    "phdthesis": "book", "booklet": "pamphlet", "misc": "document",
}  # fmt: skip
BIBTEX_FIELDS = {
    "title": "title", "journal": "container-title", "journaltitle": "container-title",
    "booktitle": "container-title", "publisher": "publisher", "institution": "publisher",
    "address": "publisher-place", "location": "publisher-place", "volume": "volume",
    "number": "issue", "issue": "issue", "pages": "page", "doi": "DOI", "isbn": "ISBN",
    "url": "URL", "language": "language", "langid": "language",
}  # fmt: skip
RIS_TYPES = {
    "JOUR": "article-journal", "BOOK": "book", "CHAP": "chapter", "RPRT": "report",
    "NEWS": "article-newspaper", "MGZN": "article-magazine", "ELEC": "webpage", "WEB": "webpage",
    "ENCYC": "entry-encyclopedia", "LEGAL": "legislation", "CASE": "legal_case",
}  # fmt: skip
RIS_FIELDS = {
    "title": "title", "primary_title": "title", "journal_name": "container-title",
    "secondary_title": "container-title", "publisher": "publisher",
    "place_published": "publisher-place", "volume": "volume", "number": "issue", "doi": "DOI",
    "issn": "ISBN", "language": "language",
}  # fmt: skip
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def from_bibtex(text):
    """Yield `(place, CSL item or Fault)` for each entry of a BibTeX file."""
    library = bibtexparser.parse_string(
        text, append_middleware=[middlewares.LatexDecodingMiddleware(keep_braced_groups=True)]
    )
    for block in library.failed_blocks:
        place = _("line %(line)s") % {"line": (block.start_line or 0) + 1}
        yield place, Fault(place, _("This entry is cut off or not BibTeX: %(start)s") % {
            "start": (block.raw or "")[:60]
        })  # fmt: skip
    for entry in library.entries:
        place = _("line %(line)s") % {"line": (entry.start_line or 0) + 1}
        given = {key: str(f.value) for key, f in entry.fields_dict.items()}
        yield place, _bibtex_item(entry.entry_type, {k.lower(): v for k, v in given.items()})


def _bibtex_item(kind, given):
    item = {csl: given[name].replace("{", "").replace("}", "")
            for name, csl in BIBTEX_FIELDS.items() if given.get(name)}  # fmt: skip
    item["type"] = BIBTEX_TYPES.get(kind.lower(), "document")
    if item["type"] == "report" and "issue" in item:
        item["number"] = item.pop("issue")
    item["issued"] = {"date-parts": [_bibtex_date(given)]}
    for role in ("author", "editor"):
        names = re.split(r"\s+and\s+", given.get(role, ""))
        item[role] = [_name(name) for name in names if name.strip()]
    return item


def _bibtex_date(given):
    if given.get("date"):
        return given["date"].split("/")[0].split("-")
    month = given.get("month", "")[:3].lower()
    number = MONTHS.index(month) + 1 if month in MONTHS else month if month.isdigit() else None
    return [part for part in (given.get("year"), number) if part]


def _name(text):
    """A name as BibTeX and RIS write it: “Family, Given”, “Given Family” or a body in braces."""
    if text.startswith("{"):
        return {"literal": text.strip("{}")}
    family, comma, given = text.replace("{", "").replace("}", "").partition(",")
    if comma:
        return {"family": family.strip(), "given": given.strip()}
    words = family.split()
    return (
        {"family": words[-1], "given": " ".join(words[:-1])}
        if len(words) > 1
        else {"literal": family}
    )


def from_ris(text):
    """Yield `(place, CSL item or Fault)` for each reference of a RIS file."""
    for number, block in enumerate(re.split(r"(?m)^(?=TY  ?-)", text)[1:], 1):
        place = _("entry %(number)s") % {"number": number}
        if not re.search(r"(?m)^ER  ?-", block):
            yield place, Fault(place, _("It is cut off: the line “ER  -” that ends it is missing."))
            continue
        try:
            for given in rispy.loads(block):
                yield place, _ris_item(given)
        except Exception as error:
            yield place, Fault(place, _("It is not RIS: %(why)s") % {"why": str(error)[:200]})


def _ris_item(given):
    item = {csl: given[name] for name, csl in RIS_FIELDS.items() if given.get(name)}
    item["type"] = RIS_TYPES.get(given.get("type_of_reference", ""), "document")
    if given.get("urls"):
        item["URL"] = given["urls"][0]
    pages = [given[name] for name in ("start_page", "end_page") if given.get(name)]
    if pages:
        item["page"] = "–".join(pages)
    date = str(given.get("date") or given.get("year") or given.get("publication_year") or "")
    item["issued"] = {
        "date-parts": [[part for part in re.split(r"[/-]", date)[:3] if part.isdigit()]]
    }
    authors = given.get("authors") or given.get("first_authors") or []
    item["author"] = [_name(name) for name in authors]
    return item

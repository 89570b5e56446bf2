"""BibTeX and biblatex through bibtexparser, brought into CSL-JSON."""

import re

from sources.dates import meant
from sources.importing.entries import Fault, Reference
from sources.importing.latex import address_of, bare, text_of
from sources.importing.names import bibtex_people
from sources.models.types import CslType

from .reading import given_entries

TYPES = {
    "article": "article-journal", "review": "article-journal", "suppperiodical": "article-journal",
    "newsarticle": "article-newspaper", "newspaper": "article-newspaper",
    "magazine": "article-magazine", "inbook": "chapter", "incollection": "chapter",
    "bookinbook": "chapter", "suppbook": "chapter", "suppcollection": "chapter",
    "inproceedings": "chapter", "conference": "chapter", "book": "book", "mvbook": "book",
    "collection": "book", "mvcollection": "book", "proceedings": "book", "mvproceedings": "book",
    "reference": "book", "mvreference": "book", "phdthesis": "book", "mastersthesis": "book",
    "thesis": "book", "manual": "book", "techreport": "report", "report": "report",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "booklet": "pamphlet",
    "misc": "document", "unpublished": "document", "inreference": "entry-encyclopedia",
    "legislation": "legislation", "legal": "legislation", "jurisdiction": "legal_case",
    "dataset": "dataset", "letter": "personal_communication", "interview": "interview",
}  # fmt: skip
# Where each CSL field is looked for; what stands in a later one as well is told as left over.
FIELDS = {
    "container-title": ("journaltitle", "booktitle"), "publisher-place": ("location",),
    "volume": ("volume",), "page": ("pages",), "language": ("langid", "language"),
    "original-title": ("origtitle",), "authority": ("authority", "court"),
    "collection-title": ("series",), "edition": ("edition",), "call-number": ("library",),
}  # fmt: skip
VERBATIM = {"DOI": "doi", "URL": "url", "ISBN": "isbn", "ISSN": "issn"}
AS_WRITTEN = ("eprint", "file", "pdf", "urldate", "origdate", "eventdate", "uri", "annotation")
PUBLISHERS = ("publisher", "institution", "organization")
BESIDE_AN_AUTHORITY = ("article", "document", "report")
OF_AN_AUTHORITY = ("legal_case", "legislation", "treaty")
ROLES = ("author", "editor", "translator", "interviewer")
OF_THE_DATE = ("date", "year", "month", "day")
NUMBERED_BY_ISSUE = ("article-journal", "article-newspaper", "article-magazine")
LETTER_OF_YEAR = re.compile(r"(\d{4})[a-z]\Z")
SENTENCE_ENDS = ("?", "!", ":", ".")


def from_bibtex(text):
    """Yield `(place, Reference or Fault)` for each entry of a BibTeX file."""
    for given in given_entries(text):
        yield given.place, given if isinstance(given, Fault) else _Reader(given).reference()


class _Reader:
    """Takes the fields of one entry; what is never taken is left over."""

    def __init__(self, given):
        self.fields, self.kind = given.fields, given.kind
        self.remarks = list(given.remarks)
        self.taken = set()

    def reference(self):
        item = {"type": self._type()}
        item |= {csl: self._first(names) for csl, names in FIELDS.items()}
        item |= {csl: address_of(self._raw(name)) for csl, name in VERBATIM.items()}
        item["title"] = self._titled("title", "subtitle")
        if item["container-title"]:
            at = "journalsubtitle" if self.fields.get("journaltitle") else "booksubtitle"
            item["container-title"] = _with_subtitle(item["container-title"], self._text(at))
        item |= self._published(item) | self._numbers(item["type"]) | self._people()
        item["issued"] = self._issued()
        read_on = _verbatim(self._raw("urldate"))
        item["accessed"] = {"raw": read_on} if read_on else {}
        self._address(item)
        item = {name: value for name, value in item.items() if value}
        return Reference(item, self._left(item), self.remarks)

    def _raw(self, name):
        self.taken.add(name)
        return self.fields.get(name, "")

    def _text(self, name):
        return bare(text_of(self._raw(name)))

    def _first(self, names):
        """The first of several fields that is given; the others are not taken."""
        return self._text(next((name for name in names if self.fields.get(name)), names[0]))

    def _titled(self, title, subtitle):
        return _with_subtitle(self._text(title), self._text(subtitle))

    def _type(self):
        """Zotero, JabRef and biblatex tell more of the type in `entrysubtype`."""
        subtype = self.fields.get("entrysubtype", "").strip().lower()
        known = subtype if subtype in CslType.values else TYPES.get(subtype)
        if known:
            self.taken.add("entrysubtype")
        return known or TYPES.get(self.kind, self.kind)

    def _published(self, item):
        """Who published it. A court or a parliament is an authority, beside a publisher or not."""
        given = [name for name in PUBLISHERS if self.fields.get(name)]
        given = list({self.fields[name]: name for name in reversed(given)}.values())[::-1]
        if item["type"] in OF_AN_AUTHORITY and not item["authority"] and given:
            published = {"authority": self._text(given.pop())}
            return published | ({"publisher": self._text(given[0])} if given else {})
        published = {"publisher": self._text(given[0])} if given else {}
        if given[1:] == ["organization"] and item["type"] in BESIDE_AN_AUTHORITY:
            published["authority"] = item["authority"] or self._text(given[1])
        return published

    def _numbers(self, kind):
        """In an article `number` is the issue, elsewhere a number; that of a series is neither."""
        if kind in NUMBERED_BY_ISSUE:
            return {"issue": self._first(("number", "issue"))}
        series = kind in ("book", "chapter") and self.fields.get("series")
        return {"number": "" if series else self._text("number"), "issue": self._text("issue")}

    def _people(self):
        people = {}
        for role in ROLES:
            people[role], remarks = bibtex_people(self._raw(role))
            self.remarks += remarks
        return people

    def _issued(self):
        """A CSL date: `date` as biblatex has it, else year, month and day, whatever they hold."""
        date = _verbatim(self._raw("date"))
        said = {name: self._text(name).strip() for name in OF_THE_DATE[1:]}
        year = LETTER_OF_YEAR.sub(r"\1", said["year"])
        if self.fields.get("year", "").rstrip("} ").endswith("~"):
            year = f"{year}~"
        if said["month"].isdecimal():
            return {"raw": date or "-".join(filter(None, (year, said["month"], said["day"])))}
        words = " ".join(filter(None, (said["day"], said["month"], year)))
        return {"raw": date or meant(words) or words}

    def _address(self, item):
        """An address that stands where BibTeX had no field for it."""
        found = re.search(r"https?://\S+", address_of(self.fields.get("howpublished", "")))
        if found and not item.get("URL"):
            item["URL"] = found[0]
            self.taken.add("howpublished")

    def _left(self, item):
        """What was not taken, but for what says once more what was."""
        said = {str(value).casefold() for value in item.values()}
        texts = {name: self._shown(name) for name in self.fields if name not in self.taken}
        texts.pop("key", None)
        if item.get("language"):
            texts.pop("language", None)
        return {name: text for name, text in texts.items() if text and text.casefold() not in said}

    def _shown(self, name):
        start = self.fields[name][:300]
        return " ".join((start if name in AS_WRITTEN else bare(text_of(start))).split())


def _verbatim(date):
    """A date as biblatex reads it: `~` is about, and no space."""
    return bare(re.sub(r"\\(textasciitilde|string)\s*~?", "~", date).replace("\\", "")).strip()


def _with_subtitle(title, subtitle):
    if not title or not subtitle:
        return title or subtitle
    return f"{title} {subtitle}" if title.endswith(SENTENCE_ENDS) else f"{title}: {subtitle}"

"""RIS through rispy, brought into CSL-JSON: the tags of 2001 and 2011, by the type of the work."""

import re

import rispy
from django.utils.translation import gettext as _
from rispy.config import TAG_KEY_MAPPING

from sources.identifiers import ISSN, is_doi, isbns_in

from .entries import LARGEST_ENTRY, TOO_LARGE, Fault, Reference
from .names import person, ris_people
from .ris_dates import issued

TYPES = {
    "ABST": "article-journal", "AGGR": "dataset", "ANCIENT": "book", "BILL": "legislation",
    "BLOG": "webpage", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CLSWK": "book",
    "CONF": "chapter", "CPAPER": "chapter", "DATA": "dataset", "DBASE": "dataset",
    "DICT": "entry-encyclopedia", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia",
    "GEN": "document", "GOVDOC": "report", "HEAR": "legislation", "ICOMM": "personal_communication",
    "INPR": "article-journal", "INTV": "interview", "JFULL": "article-journal",
    "JOUR": "article-journal", "LEGAL": "legislation", "MANSCPT": "document",
    "MGZN": "article-magazine", "NEWS": "article-newspaper", "PAMP": "pamphlet",
    "PCOMM": "personal_communication", "RPRT": "report", "SER": "book", "SLIDE": "speech",
    "STAND": "report", "STAT": "legislation", "THES": "book", "UNBILL": "legislation",
    "UNPB": "article", "WEB": "webpage",
}  # fmt: skip
BOOKS = {"BOOK", "EBOOK", "EDBOOK", "SER", "CLSWK", "ANCIENT"}
IN_BOOKS = {"CHAP", "ECHAP", "CONF", "CPAPER", "ENCYC", "DICT"}
LAWS = {"CASE", "STAT", "BILL", "UNBILL", "LEGAL", "HEAR"}
# SN holds an ISSN for what appears in a series of issues, and an ISBN for a book.
SERIALS = {"JOUR", "NEWS", "MGZN", "EJOUR", "JFULL", "ABST", "INPR"}
# Of these T2 is a series, and SP the number of pages.
WHOLE = BOOKS | {"THES"}
FIELDS = {
    "title": ("TI", "T1", "CT"), "publisher": ("PB",), "publisher-place": ("CY", "PP"),
    "volume": ("VL",), "issue": ("IS", "CP"), "number": ("M1", "SV"), "DOI": ("DO",),
    "language": ("LA",), "original-title": ("OP",), "URL": ("UR", "LK"),
    "container-title": ("T2", "JF", "JO", "BT", "JA", "J1", "J2"),
    "collection-title": ("T3",), "edition": ("ET",), "archive": ("DB",),
    "archive_location": ("AV",), "call-number": ("CN",),
}  # fmt: skip
# Where a type has its own use of a tag: the tags in the place of those above.
OF_TYPES = (
    (BOOKS, {"title": ("TI", "T1", "CT", "BT"), "container-title": ()}),
    ({"THES", "RPRT"}, {"container-title": ("BT", "JF", "JO")}),
    ({"CONF", "CPAPER"}, {"container-title": ("C3", "BT", "T2", "JF", "JO"),
                          "publisher-place": ("C1", "CY", "PP")}),
    ({"CHAP", "ECHAP"}, {"issue": ()}),
    (LAWS, {"authority": ("PB",), "publisher": (), "original-title": ()}),
)  # fmt: skip
ROLES = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",)}
# The second and third authors by type; those of whom nothing is said here (the editor of a series,
# a sponsor, a recipient) are left over, with their names.
ROLES_OF_TYPES = (
    (BOOKS, {"editor": ("ED", "A3")}),
    ({"EDBOOK"}, {"author": (), "editor": ("AU", "A1", "ED", "A3")}),
    ({"RPRT", "STAND", "GOVDOC", "THES", "PCOMM", "ICOMM"}, {"editor": ("ED",)}),
    (LAWS, {"editor": ("ED",), "translator": ()}),
    ({"INTV"}, {"editor": ("ED",), "interviewer": ("A2",)}),
    ({"CONF", "CPAPER"}, {"translator": ()}),
)
INTERVIEWER = "Interviewer: "
START = re.compile(r"(?m)^[ \t]*(?=TY {1,2}-)")
END = re.compile(r"(?m)^[ \t]*ER {1,2}-")
LINE = re.compile(r"\s*([A-Z][A-Z0-9]) {1,2}-(?:\s+(.*))?$")
SEVERAL = re.compile(r"[; ](?=https?://)")


class _Tags(rispy.RisParser):
    """rispy's reading of lines, with every tag kept as it is and the lines of a value joined: its
    own names of tags differ by type, and it cuts addresses at `;`."""

    def __init__(self):
        super().__init__(mapping={"TY": "TY"}, list_tags=[], delimiter_tags_mapping={})

    def parse_line(self, line):
        found = LINE.match(line)
        return (found[1], (found[2] or "").strip()) if found else (None, line.strip())

    def _add_tag(self, record, tag, content, extend_multiline=False):
        values = record.setdefault(tag, [])
        if extend_multiline and values:
            values[-1].append(content)
        else:
            values.append([content])


def from_ris(text):
    """Yield `(place, Reference or Fault)` for each reference of a RIS file."""
    text = re.sub(r"\r\n?", "\n", text)
    before, *blocks = START.split(text)
    line = before.count("\n") + 1
    for block in blocks:
        place = _("line %(line)s") % {"line": line}
        line += block.count("\n")
        yield place, _read(block, place)


def _read(block, place):
    if len(block) > LARGEST_ENTRY:
        return Fault(place, str(TOO_LARGE))
    if not END.search(block):
        return Fault(place, _("It is cut off: the line “ER  -” that ends it is missing."))
    given = _Tags().parse(block)
    return _Reader(given[0]).reference() if given else Fault(place, _("It holds no field of RIS."))


def is_ris(text):
    return bool(START.search(text))


class _Reader:
    """Takes the tags of one reference; what is never taken is left over."""

    def __init__(self, given):
        self.kind = given.pop("TY").strip()
        self.values = {
            tag: [text for text in (" ".join(lines).strip() for lines in values) if text]
            for tag, values in given.items()
            if tag not in (None, "ID")
        }
        self.taken, self.remarks = set(), []

    def reference(self):
        fields, roles = FIELDS | self._own(OF_TYPES), ROLES | self._own(ROLES_OF_TYPES)
        item = {csl: self._first(tags) for csl, tags in fields.items()}
        item["type"] = TYPES.get(self.kind, self.kind)
        item["page"] = self._pages()
        item |= {role: self._people(tags) for role, tags in roles.items()}
        item |= self._interviewed(item["type"])
        self._addresses(item)
        self._identifiers(item)
        item["issued"] = {"raw": issued(self)}
        read_on = self.take("Y2").strip("/").replace("/", "-")
        item["accessed"] = {"raw": read_on} if read_on else {}
        return Reference({k: v for k, v in item.items() if v}, self._left(item), self.remarks)

    def _own(self, table):
        of_kind = [own for kinds, own in table if self.kind in kinds]
        return {csl: tags for own in of_kind for csl, tags in own.items()}

    def get(self, tag):
        """All values of a tag."""
        return self.values.get(tag, [])

    def take(self, tag, at=0):
        """The first value of a tag, which is then not left over."""
        self.taken.add((tag, at))
        return self.get(tag)[at] if len(self.get(tag)) > at else ""

    def _first(self, tags):
        tag = next((tag for tag in tags if self.get(tag)), None)
        return self.take(tag) if tag else ""

    def _people(self, tags):
        names = [self.take(tag, at) for tag in tags for at in range(len(self.get(tag)))]
        people, remarks = ris_people(names)
        self.remarks += remarks
        return people

    def _interviewed(self, kind):
        """RIS has no interview: this site's own export writes one as a message, and who asked in
        the notes."""
        notes = self.get("N1")
        asked = [at for at, note in enumerate(notes) if note.startswith(INTERVIEWER)]
        if kind != "personal_communication" or not asked:
            return {}
        names = [self.take("N1", at).removeprefix(INTERVIEWER) for at in asked]
        return {"type": "interview", "interviewer": [person(name) for name in names]}

    def _pages(self):
        """SP and EP; one number is of a book how many pages it has, and of no use here."""
        start, end = "".join(self.get("SP")[:1]), "".join(self.get("EP")[:1])
        if self.kind in WHOLE and start.strip(" p.").isdecimal() and not end:
            return ""
        self.take("SP"), self.take("EP")
        return "–".join(dict.fromkeys(filter(None, (start, end))))

    def _addresses(self, item):
        """One line may hold several addresses; a `;` alone belongs to one."""
        first, *others = [text.strip(" ;") for text in SEVERAL.split(item["URL"])]
        item["URL"] = re.sub(r"\s+", "", first)
        if others:
            self.values["UR"] = ["", *others, *self.get("UR")[1:]]

    def _identifiers(self, item):
        """SN by type; some programs write the DOI in M3."""
        if not item.get("DOI") and is_doi("".join(self.get("M3")[:1])):
            item["DOI"] = self.take("M3")
        number = "; ".join(self.get("SN"))
        if self.kind not in SERIALS and isbns_in(number):
            item["ISBN"] = "; ".join(self.take("SN", at) for at in range(len(self.get("SN"))))
        elif self.kind in SERIALS and ISSN.fullmatch(number):
            item["ISSN"] = self.take("SN")
        elif self.kind in ("RPRT", "GOVDOC") and number and not item.get("number"):
            item["number"] = self.take("SN")

    def _left(self, item):
        """What was not taken, but for what says once more what was; by tag, with its name."""
        said = {str(value).casefold() for value in item.values()}
        left = {}
        for tag, values in self.values.items():
            texts = [text for at, text in enumerate(values) if (tag, at) not in self.taken]
            texts = [text for text in texts if text and text.casefold() not in said]
            name = TAG_KEY_MAPPING.get(tag, "").replace("_", " ")
            left[f"{tag} ({name})" if name else tag] = ", ".join(texts)
        return {tag: text for tag, text in left.items() if text}

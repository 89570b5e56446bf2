"""A CSL item written as RIS (the specification of 2011), with its own type wherever RIS has one."""

import re

from django.utils.translation import override

from sources.wording import date_words

from . import names
from .issued import edtf, first_parts

TYPES = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "bill": "BILL", "book": "BOOK", "broadcast": "SOUND",
    "chapter": "CHAP", "classic": "CLSWK",
    "dataset": "DATA", "entry": "DICT", "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR", "interview": "PCOMM",
    "legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT", "map": "MAP",
    "motion_picture": "MPCT", "musical_score": "MUSIC", "pamphlet": "PAMP",
    "paper-conference": "CONF", "patent": "PAT", "periodical": "JFULL",
    "personal_communication": "PCOMM", "post": "BLOG", "post-weblog": "BLOG", "regulation": "LEGAL",
    "report": "RPRT", "review": "JOUR", "review-book": "JOUR", "software": "COMP", "song": "MUSIC",
    "speech": "SLIDE", "standard": "STAND", "thesis": "THES", "treaty": "STAT", "webpage": "ELEC",
}  # fmt: skip
FIELDS = {
    "title": "TI", "container-title": "T2", "collection-title": "T3", "original-title": "OP",
    "publisher": "PB", "publisher-place": "CY", "volume": "VL", "issue": "IS", "number": "M1",
    "genre": "M3", "DOI": "DO", "ISBN": "SN", "ISSN": "SN", "URL": "UR", "note": "N1",
    "language": "LA", "archive": "DB", "archive_location": "AV", "call-number": "CN",
    "abstract": "AB",
}  # fmt: skip
# A number of theirs has a tag of its own beside the common one.
NUMBERS = {"legal_case": "SV"}
# Tags for people; the editor of a book is the third author, since the second edits its series.
ROLES = {"author": "AU", "editor": "A2", "translator": "A4"}
BOOK_EDITOR = "A3"


def ris(item):
    """The RIS reference of a CSL item, as text with CRLF line ends, as its specification asks."""
    kind = TYPES.get(item["type"], "GEN")
    lines = [("TY", kind), *_people(item, kind)]
    lines += [(tag, item.get(csl)) for csl, tag in FIELDS.items()]
    lines += [_authority(item), ("ET", item.get("edition") or item.get("version"))]
    lines += [(NUMBERS.get(item["type"], ""), item.get("number"))]
    if kind != "BOOK":
        lines += zip(("SP", "EP"), _pages(item), strict=False)
    lines += [*_dates(item.get("issued") or {}), ("Y2", _date(item.get("accessed") or {}))]
    text = [f"{tag}  - {_plain(value)}" for tag, value in lines if tag and value]
    return "\r\n".join([*text, "ER  - ", ""])


def _people(item, kind):
    for role, tag in ROLES.items():
        tag = BOOK_EDITOR if (role, kind) == ("editor", "BOOK") else tag
        yield from ((tag, _name(person)) for person in item.get(role) or ())
    for person in item.get("interviewer") or ():
        yield "N1", f"Interviewer: {names.in_order(person)}"


def _name(person):
    """“Family, Given, Suffix”. A comma within a body's name would part it: a dash stands there."""
    if person.get("literal"):
        return re.sub(r"\s{0,4},\s{0,4}", " – ", person["literal"])
    return names.inverted(person)


def _authority(item):
    """A court or a parliament stands in the publisher's place, or beside a publisher in a note."""
    authority = item.get("authority")
    if not item.get("publisher"):
        return "PB", authority
    return "N1", authority and f"Authority: {authority}"


def _pages(item):
    return [page for page in re.split(r"\s{0,4}[–-]\s{0,4}", item.get("page") or "") if page][:2]


def _dates(issued):
    year = first_parts(issued)[:1]
    return [("PY", year and f"{year[0]:04d}"), ("DA", _date(issued))]


def _date(issued):
    """`YYYY/MM/DD/other information`: what is no plain date is said there in English words."""
    parts = first_parts(issued)
    if not parts:
        return ""
    plain = "-".join(f"{part:02d}" if at else f"{part:04d}" for at, part in enumerate(parts))
    with override("en"):
        other = "" if edtf(issued) == plain else str(date_words(edtf(issued)))
    return "/".join((*[*plain.split("-"), "", ""][:3], other) if other else plain.split("-"))


def _plain(value):
    signs = (sign for sign in str(value) if sign.isprintable() or sign.isspace())
    return " ".join("".join(signs).split())

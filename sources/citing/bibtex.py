"""A CSL item written as BibTeX that two readers take without a warning: plain BibTeX, which knows
the entry types and fields of btxdoc only, and biblatex with biber."""

import re

from babel import Locale

from . import names
from .issued import biblatex_date, first_parts

# The entry types of CSL's, and the fields without which plain BibTeX complains of one. Where one is
# lacking, and for all other types, an entry is @misc, which asks for nothing.
ARTICLE = ("article", "author journal year")
TYPES = {
    "article-journal": ARTICLE, "article-magazine": ARTICLE, "article-newspaper": ARTICLE,
    "review": ARTICLE, "review-book": ARTICLE, "pamphlet": ("booklet", ""),
    "book": ("book", "creator publisher year"), "manuscript": ("unpublished", "author note"),
    "chapter": ("incollection", "author booktitle publisher year"),
    "paper-conference": ("inproceedings", "author booktitle year"),
    "report": ("techreport", "author institution year"),
    "standard": ("techreport", "author institution year"),
    "thesis": ("phdthesis", "author school year"),
}  # fmt: skip
LACKING = {"book": "booklet"}
# What `entrysubtype` calls a type that the entry type does not tell: by biblatex's word, if any.
SUBTYPES = {
    "article-newspaper": "newspaper", "article-magazine": "magazine", "chapter": "incollection",
    "document": "", "entry-encyclopedia": "inreference", "legal_case": "jurisdiction",
    "personal_communication": "letter", "webpage": "online",
}  # fmt: skip
PERIODICALS = ("newspaper", "magazine")
# The fields for who published it; of all other types it is an organization.
PUBLISHERS = {
    "book": "publisher", "chapter": "publisher", "paper-conference": "publisher",
    "report": "institution", "standard": "institution", "thesis": "school",
}  # fmt: skip
FIELDS = {
    "title": "title", "original-title": "origtitle", "volume": "volume", "page": "pages",
    "collection-title": "series", "edition": "edition", "DOI": "doi", "ISBN": "isbn",
    "ISSN": "issn", "URL": "url", "version": "version", "note": "note", "genre": "type",
    "abstract": "abstract",
}  # fmt: skip
# Where a copy is kept: biblatex has one field for it.
KEPT_AT = ("archive", "archive_location", "call-number")
ROLES = ("author", "editor", "translator", "interviewer")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", **{sign: f"\\{sign}" for sign in "&%$#_"},
}  # fmt: skip
# Letters of Persian and Arabic spelling, though they cannot be seen.
JOINERS = "\u200c\u200d"
# Read as they are written, so that only what would end the field is encoded.
VERBATIM = ("doi", "url", "date", "urldate")
ENCODED = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
PAGES = re.compile(r"\s{0,4}[-–—]+\s*")
# The languages whose names biblatex knows in every language; another is printed as it is written.
TRANSLATED = {
    "american", "basque", "brazilian", "bulgarian", "catalan", "croatian", "czech", "danish",
    "dutch", "english", "estonian", "finnish", "french", "galician", "german", "greek", "hungarian",
    "italian", "japanese", "latin", "latvian", "norwegian", "polish", "portuguese", "romanian",
    "russian", "serbian", "slovak", "slovene", "spanish", "swedish", "turkish", "ukrainian",
}  # fmt: skip


def bibtex(item):
    """The BibTeX entry of a CSL item, as text ending in a line break."""
    fields = {role: _people(item.get(role)) for role in ROLES}
    fields |= {ours: item[csl] for csl, ours in FIELDS.items() if item.get(csl)}
    fields |= _published(item) | _numbers(item) | _dates(item) | _language(item.get("language"))
    fields["library"] = ", ".join(item[name] for name in KEPT_AT if item.get(name))
    kind = _entry_type(item["type"], fields)
    fields |= _besides(item, kind)
    if not item.get("author"):
        # Plain BibTeX sorts by it, and biblatex takes it for its `sortkey`.
        fields["key"] = names.in_order((item.get("editor") or [{}])[0]) or item.get("title")
    lines = [f"  {name} = {_written(fields[name], name)}," for name in fields if fields[name]]
    return "\n".join([f"@{kind}{{{_key(item['id'])},", *lines, "}"]) + "\n"


def _key(identifier):
    return re.sub(r"[^A-Za-z0-9.:/+-]+", "-", str(identifier))


def _people(people):
    return " and ".join(filter(None, map(_person, people or ())))


def _person(person):
    """A name with every part in braces that BibTeX would take apart: a body's name, a family name
    of several words (“de Waal”), a comma or an “and” within a part."""
    if person.get("literal"):
        return f"{{{_escaped(person['literal'])}}}"
    parts = (names.family(person), person.get("suffix"), names.given(person))
    family, *rest = [_escaped(part) for part in parts if part] or [""]
    if not family:
        return ""
    return ", ".join([f"{{{family}}}" if " " in family or not rest else family, *map(_whole, rest)])


def _whole(part):
    return f"{{{part}}}" if re.search(r",|\sand\s", f" {part} ", re.I) else part


def _published(item):
    """What it appeared in, and who brought it out, where."""
    place = item.get("publisher-place")
    within = "journal" if TYPES.get(item["type"]) == ARTICLE else "booktitle"
    fields = {within: item.get("container-title"), "address": place, "location": place}
    publisher = PUBLISHERS.get(item["type"], "organization")
    fields[publisher] = item.get("publisher") or item.get("authority")
    if item.get("publisher") and item.get("authority"):
        fields |= {"publisher": item["publisher"], "organization": item["authority"]}
    return fields


def _numbers(item):
    """biblatex has the issue of a volume in `number`, and any other issue beside it; plain BibTeX
    wants no number of a periodical without its volume."""
    if TYPES.get(item["type"]) != ARTICLE:
        return {"number": item.get("number"), "issue": item.get("issue")}
    return {"number" if item.get("volume") else "issue": item.get("issue") or item.get("number")}


def _dates(item):
    """`date` is biblatex's; plain BibTeX reads the year and the month."""
    issued = item.get("issued") or {}
    year, month = (*first_parts(issued), None, None)[:2]
    fields = {"date": biblatex_date(issued), "year": year and f"{year:04d}"}
    fields["month"] = month and MONTHS[month - 1]
    return fields | {"urldate": biblatex_date(item.get("accessed") or {})}


def _language(tag):
    """`langid` is a name that babel knows, `language` what biblatex prints of a work in another
    language than the bibliography's."""
    if not tag:
        return {}
    name = Locale.parse("en").languages.get(tag.split("-")[0], tag)
    printed = name.lower() if name.lower() in TRANSLATED else name
    return {"langid": name.lower().replace(" ", ""), "language": printed}


def _entry_type(csl_type, fields):
    kind, needed = TYPES.get(csl_type, ("misc", ""))
    known = fields | {"creator": fields["author"] or fields["editor"]}
    if all(known.get(name) for name in needed.split()) and not _too_much(kind, fields):
        return kind
    return LACKING.get(csl_type, "misc")


def _too_much(kind, fields):
    """Whether plain BibTeX complains of two things at once: an author and an editor of a book, a
    number that is of no series."""
    if kind not in ("book", "incollection", "inproceedings"):
        return False
    both = kind == "book" and fields["author"] and fields["editor"]
    return both or (fields.get("number") and (fields.get("volume") or not fields.get("series")))


def _besides(item, kind):
    """What @misc and @booklet print of where it appeared, and which type they stand for."""
    subtype = SUBTYPES.get(item["type"], item["type"])
    if kind == TYPES.get(item["type"], ("",))[0]:
        return {"entrysubtype": subtype if kind == "article" and subtype in PERIODICALS else ""}
    printed = item.get("container-title") or (kind == "booklet" and item.get("publisher"))
    if printed in [person.get("literal") for person in item.get("author") or ()]:
        printed = ""
    return {"howpublished": printed, "entrysubtype": subtype}


def _written(value, name):
    """The value of a field. A title is in two pairs of braces, or styles would put it into lower
    case; an empty pair keeps a command at its beginning from being one of BibTeX's characters."""
    if name == "month":
        return value
    if name in ROLES:
        return f"{{{value}}}"
    if name in VERBATIM:
        return f"{{{' '.join(str(value).split()).translate(ENCODED)}}}"
    text = _escaped(PAGES.sub("--", value) if name == "pages" else value)
    if name == "title":
        text = f"{{{{}}{text}}}" if text.startswith("\\") else f"{{{text}}}"
    return f"{{{text}}}"


def _escaped(text):
    text = " ".join(str(text).split())
    shown = (sign for sign in text if sign.isprintable() or sign in JOINERS)
    return "".join(SPECIAL.get(sign, sign) for sign in shown)

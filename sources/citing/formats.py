"""A CSL item written as BibTeX (with biblatex's fields, UTF-8) and as RIS."""

import re

BIBTEX_TYPES = {
    "article-journal": "article", "article-newspaper": "article", "article-magazine": "article",
    "article": "article", "book": "book", "chapter": "incollection", "report": "report",
    "webpage": "online", "entry-encyclopedia": "inreference", "pamphlet": "booklet",
}  # fmt: skip
BIBTEX_FIELDS = {
    "title": "title", "publisher": "publisher", "publisher-place": "location", "volume": "volume",
    "issue": "number", "number": "number", "page": "pages", "DOI": "doi", "ISBN": "isbn",
    "URL": "url", "version": "version", "note": "note", "language": "langid",
}  # fmt: skip
RIS_TYPES = {
    "article-journal": "JOUR", "article-newspaper": "NEWS", "article-magazine": "MGZN",
    "book": "BOOK", "chapter": "CHAP", "report": "RPRT", "webpage": "ELEC",
    "entry-encyclopedia": "ENCYC", "legislation": "STAT", "legal_case": "CASE",
}  # fmt: skip
RIS_FIELDS = {
    "title": "TI", "container-title": "T2", "publisher": "PB", "publisher-place": "CY",
    "volume": "VL", "issue": "IS", "number": "M1", "DOI": "DO", "ISBN": "SN", "URL": "UR",
    "version": "ET", "note": "N1", "language": "LA",
}  # fmt: skip
RIS_ROLES = {"author": "AU", "editor": "A2", "translator": "A4"}
SPECIAL = re.compile(r"([&%$#_])")


def bibtex(item):
    """The BibTeX entry of a CSL item, as text ending in a line break."""
    kind = BIBTEX_TYPES.get(item["type"], "misc")
    container = "journaltitle" if kind == "article" else "booktitle"
    fields = {
        "author": _bibtex_names(item.get("author")),
        "editor": _bibtex_names(item.get("editor")),
    }
    fields |= {
        ours: _escaped(item[csl], csl) for csl, ours in BIBTEX_FIELDS.items() if item.get(csl)
    }
    fields[container] = _escaped(item.get("container-title", ""), "")
    fields["date"] = _date(item, "-")
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{item['id']},", *lines, "}"]) + "\n"


def _escaped(text, name):
    plain = str(text).replace("\\", "").replace("{", "(").replace("}", ")")
    return plain if name in ("URL", "DOI") else SPECIAL.sub(r"\\\1", plain)


def _bibtex_names(people):
    return " and ".join(
        f"{{{_escaped(person['literal'], '')}}}" if "literal" in person else _inverted(person)
        for person in people or ()
    )


def _inverted(person):
    return ", ".join(part for part in (person.get("family"), person.get("given")) if part)


def _date(item, between):
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return between.join(f"{part:02d}" if at else f"{part:04d}" for at, part in enumerate(parts))


def ris(item):
    """The RIS reference of a CSL item, as text with CRLF line ends, as its specification asks."""
    lines = [("TY", RIS_TYPES.get(item["type"], "GEN"))]
    for role, tag in RIS_ROLES.items():
        lines += [
            (tag, person.get("literal") or _inverted(person)) for person in item.get(role, ())
        ]
    lines += [(tag, item[csl]) for csl, tag in RIS_FIELDS.items() if item.get(csl)]
    lines += [(tag, page) for tag, page in zip(("SP", "EP"), _pages(item), strict=False)]
    if date := _date(item, "/"):
        lines += [("PY", date[:4]), ("DA", date)]
    text = [f"{tag}  - {' '.join(str(value).split())}" for tag, value in lines]
    return "\r\n".join([*text, "ER  - ", ""])


def _pages(item):
    return [page for page in re.split(r"\s*[–-]\s*", item.get("page", "")) if page][:2]

"""What a page's head says of the work that it is about, for reference managers: Highwire Press
tags, Zotero's own (prefix `z:`) and Dublin Core.

Zotero reads the tags with its translators “Embedded Metadata” and “RDF”. What it finds no tag for
it takes from elsewhere on the page: so it is told that a work has no date.
"""

from . import names
from .issued import edtf, first_parts

# Zotero's types, and which of the fields below each has.
SERIAL = "container-title publisher publisher-place volume issue page"
ITEM_TYPES = {
    "article": ("document", "publisher publisher-place"),
    "article-journal": ("journalArticle", SERIAL),
    "article-magazine": ("magazineArticle", SERIAL),
    "article-newspaper": ("newspaperArticle", SERIAL),
    "book": ("book", "publisher publisher-place volume ISBN"),
    "chapter": ("bookSection", "container-title publisher publisher-place volume page ISBN"),
    "dataset": ("dataset", "publisher publisher-place number"),
    "document": ("document", "publisher publisher-place"),
    "entry-encyclopedia": (
        "encyclopediaArticle", "container-title publisher publisher-place volume page ISBN"
    ),
    "interview": ("interview", "publisher publisher-place"),
    "legal_case": ("case", "authority number volume page"),
    "legislation": ("statute", "number page"),
    "pamphlet": ("document", "publisher publisher-place"),
    "personal_communication": ("letter", ""),
    "report": ("report", "publisher publisher-place number page ISBN"),
    "speech": ("presentation", "publisher-place"),
    "treaty": ("document", "publisher publisher-place"),
    "webpage": ("webpage", "container-title publisher publisher-place"),
}  # fmt: skip
# The type of CSL that Zotero's is not; its field “Extra” says it.
LIKE_DOCUMENTS = ("article", "pamphlet", "treaty")
# `citation_journal_title` would make a journal article of any page, so containers are named here.
CONTAINERS = {
    "bookSection": "z:bookTitle", "encyclopediaArticle": "z:encyclopediaTitle",
    "webpage": "z:websiteTitle",
}  # fmt: skip
FIELDS = {
    "publisher": "citation_publisher", "publisher-place": "z:place", "authority": "z:court",
    "volume": "citation_volume", "issue": "citation_issue", "page": "z:pages",
    "ISBN": "citation_isbn",
}  # fmt: skip
NUMBERS = {"case": "z:docketNumber", "statute": "z:publicLawNumber", "dataset": "z:identifier"}
EXTRA = ("container-title", *FIELDS, "number", "original-title")
HIGHWIRE = {
    "DOI": "citation_doi", "URL": "citation_public_url", "language": "citation_language",
}  # fmt: skip
DUBLIN_CORE = {"title": "DC.title", "publisher": "DC.publisher", "language": "DC.language"}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def meta_tags(item):
    """The tags of a CSL item, as (name, content)."""
    kind, held = ITEM_TYPES[item["type"]]
    date = plain_date(item)
    tags = [("citation_title", item["title"]), *_people(item), *_date(item)]
    tags += [(name, item.get(csl)) for csl, name in HIGHWIRE.items()]
    tags += [("z:itemType", kind), *_fields(item, kind, held.split())]
    tags += [(name, item.get(csl)) for csl, name in DUBLIN_CORE.items()]
    tags += [("DC.date", date), ("DC.identifier", item.get("DOI") and f"doi:{item['DOI']}")]
    tags += [("DC.rights", LICENCE if item.get("note") else "")]
    tags += [("z:extra", "\n".join(_extra(item, held.split())))]
    return [(name, content) for name, content in tags if name and content]


def _people(item):
    """Highwire knows authors and editors; where there is someone else, all stand in Zotero's own
    tags, since it reads the one or the other."""
    roles = {
        role: item.get(role) or () for role in ("author", "editor", "translator", "interviewer")
    }
    if roles["translator"] or roles["interviewer"]:
        author = "z:interviewees" if item["type"] == "interview" else "bib:authors"
        tags = {"author": author, "editor": "bib:editors"}
        tags |= {"translator": "z:translators", "interviewer": "z:interviewers"}
    else:
        tags = {"author": "citation_author", "editor": "citation_editor"}
    yield from ((tags[role], _name(person)) for role in tags for person in roles[role])
    yield from (("DC.creator", names.in_order(person)) for person in roles["author"])


def _date(item):
    date = plain_date(item)
    return [("citation_publication_date", date.replace("-", "/")) if date else ("z:date", "n.d.")]


def _fields(item, kind, held):
    tags = FIELDS | {"container-title": CONTAINERS.get(kind, "z:publicationTitle")}
    tags["number"] = NUMBERS.get(kind, "z:reportNumber")
    return [(tags[csl], item.get(csl)) for csl in held]


def _extra(item, held):
    """What Zotero's type has no field for, as lines that its field “Extra” is read by."""
    if item.get("note"):
        yield item["note"]
    if item["type"] in LIKE_DOCUMENTS:
        yield f"Type: {item['type']}"
    written = edtf(item.get("issued") or {})
    if written != plain_date(item):
        yield f"Issued: {written}"
    for csl in EXTRA:
        if item.get(csl) and csl not in held:
            yield f"{csl.replace('-', ' ').title()}: {item[csl]}"


def _name(person):
    """A name as Highwire has it. A comma after the name of a body keeps its words together; one
    within it would part them, so a dash stands there."""
    name = names.inverted(person)
    if "literal" not in person or " " not in name:
        return name
    return f"{name.replace(',', ' –')},"


def plain_date(item):
    """When it was issued, or when that began, as precisely as is known; empty where it is not."""
    return "-".join(f"{part:02d}" for part in first_parts(item.get("issued") or {}))

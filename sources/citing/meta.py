"""What a page's head says of the work that it is about, for reference managers: Highwire Press
tags, Zotero's own (prefix `z:`) and Dublin Core, each once."""

ITEM_TYPES = {
    "article": "document", "article-journal": "journalArticle",
    "article-magazine": "magazineArticle", "article-newspaper": "newspaperArticle",
    "book": "book", "chapter": "bookSection", "dataset": "dataset", "document": "document",
    "entry-encyclopedia": "encyclopediaArticle", "interview": "interview", "legal_case": "case",
    "legislation": "statute", "pamphlet": "document", "personal_communication": "letter",
    "report": "report", "speech": "presentation", "treaty": "document", "webpage": "webpage",
}  # fmt: skip
# `citation_journal_title` would make a journal article of any page, so containers are named here.
CONTAINERS = {
    "journalArticle": "z:publicationTitle", "magazineArticle": "z:publicationTitle",
    "newspaperArticle": "z:publicationTitle", "bookSection": "z:bookTitle",
    "encyclopediaArticle": "z:encyclopediaTitle", "webpage": "z:websiteTitle",
}  # fmt: skip
HIGHWIRE = {
    "publisher": "citation_publisher", "volume": "citation_volume", "issue": "citation_issue",
    "DOI": "citation_doi", "ISBN": "citation_isbn", "URL": "citation_public_url",
    "language": "citation_language",
}  # fmt: skip
DUBLIN_CORE = {"title": "DC.title", "publisher": "DC.publisher", "language": "DC.language"}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def meta_tags(item):
    """The tags of a CSL item, as (name, content)."""
    kind = ITEM_TYPES[item["type"]]
    date = plain_date(item)
    tags = [("citation_title", item["title"])]
    tags += [("citation_author", _name(person)) for person in item.get("author", ())]
    tags += [("citation_publication_date", date.replace("-", "/"))]
    tags += [(name, item.get(csl)) for csl, name in HIGHWIRE.items()]
    tags += [("z:itemType", kind), (CONTAINERS.get(kind), item.get("container-title"))]
    tags += [(name, item.get(csl)) for csl, name in DUBLIN_CORE.items()]
    tags += [("DC.creator", plain_name(person)) for person in item.get("author", ())]
    tags += [("DC.date", date), ("DC.identifier", item.get("DOI") or item.get("URL"))]
    return [(name, content) for name, content in tags + _ours(item) if name and content]


def _ours(item):
    """What only an entry of this record has: its version with its digest, and its licence."""
    if not item.get("note"):
        return []
    return [("z:extra", item["note"]), ("DC.rights", LICENCE)]


def _name(person):
    """A name as Highwire has it; the comma keeps the name of a body in one piece."""
    if "literal" in person:
        return f"{person['literal'].replace(',', ' –')},"
    return ", ".join(filter(None, (person.get("family"), person.get("given"))))


def plain_name(person):
    """The name of a person or a body in reading order."""
    return person.get("literal") or " ".join(
        filter(None, (person.get("given"), person.get("family")))
    )


def plain_date(item):
    """When it was issued, as precisely as is known; empty where it is not."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return "-".join(f"{part:02d}" for part in parts)

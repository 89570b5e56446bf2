"""What nodes of every kind have in common: addresses, short mentions, texts in languages."""

from django.conf import settings
from django.utils.translation import override

from sources.dates import parse

CLASSES = {
    "state": "Organization", "state-body": "GovernmentOrganization",
    "de-facto-authority": "Organization", "armed-force": "Organization",
    "intergovernmental": "Organization", "court": "GovernmentOrganization", "ngo": "NGO",
    "press": "NewsMediaOrganization", "person": "Person", "scholar": "Person",
    "article": "Article", "article-journal": "ScholarlyArticle", "article-magazine": "Article",
    "article-newspaper": "NewsArticle", "book": "Book", "chapter": "Chapter", "dataset": "Dataset",
    "document": "CreativeWork", "entry-encyclopedia": "Article", "interview": "CreativeWork",
    "legal_case": "CreativeWork", "legislation": "Legislation", "pamphlet": "CreativeWork",
    "personal_communication": "Message", "report": "Report", "speech": "CreativeWork",
    "treaty": "Legislation", "webpage": "WebPage",
}  # fmt: skip


def class_of(record):
    """The class in schema.org of what a record describes."""
    if record.KIND in ("actor", "source"):
        return CLASSES[record.content["kind" if record.KIND == "actor" else "csl_type"]]
    return {"claim": "Claim", "event": "Event", "place": "Place", "question": "Question"}[
        record.KIND
    ]


def address(base, record):
    """The lasting address of a thing, whatever its version: its bare page with a fragment."""
    with override(settings.LANGUAGE_CODE):
        return f"{base}{record.get_current_url()}#{record.KIND}"


def permalink(base, record):
    """The address of a version: its pinned page."""
    return f"{base}{record.get_permalink()}"


def to(iri):
    return {"@id": iri}


def mention(base, record):
    """A thing as another node points to it. Its name is that of a version: see `seen_as`."""
    return {"@id": address(base, record), "@type": class_of(record)}


def seen_as(base, record):
    """The version of a thing that another record refers to, with its name then: a thing's own
    node has one name in each language, whichever records of it lie in one graph."""
    return {
        "@id": permalink(base, record),
        "@type": "WebPage",
        "name": name_of(record),
        "prov:specializationOf": to(address(base, record)),
    }


def name_of(record):
    """A language map: the name of anything but a claim."""
    if record.KIND == "source":
        title = {record.language: record.title} if record.title else None
        return title or texts(record, "description")
    return texts(record, {"event": "title", "question": "asks"}.get(record.KIND, "name"))


def texts(record, name):
    """A field as a language map, without the languages that lack it."""
    return in_languages(record.content.get(name))


def in_languages(prose):
    """A text of a record's content as a language map; empty for None."""
    return {code: text for code, text in (prose or {}).items() if text}


def plain_date(text):
    """An EDTF text that is a plain ISO date as well; None otherwise."""
    date = parse(text)
    return text if date and text and date.parts[0] and not set(text) & set("/?~%") else None


def given(**fields):
    """The fields that have a value; `_` in a name stands for the colon of a prefix."""
    return {name.replace("_", ":"): v for name, v in fields.items() if v not in (None, "", [], {})}


def named(node, start):
    """A node with an address for each node within it, made from where it stands, so that every
    text of the same record is the same: blank nodes would have new names each time. `start` is
    the address of the version with `#`: what lies within a node belongs to one version."""
    return {key: _named(value, start + key.rpartition(":")[2]) for key, value in node.items()}


def _named(value, name):
    if isinstance(value, list):
        return [_named(item, f"{name}-{at}") for at, item in enumerate(value, 1)]
    if not isinstance(value, dict) or not {"@id", "@type"} & set(value) or "@value" in value:
        return value
    return named({"@id": name} | value, f"{name}-")

"""CSL-JSON items (CSL 1.0.2): of a source itself, and of a version of this record."""

from sources.wording import language

from .issued import csl_date

# The record's own name, its author and its site alike: the same whatever the language of the page.
CONTAINER = "Khojaly: a sourced record"
CSL_NAMES = {
    "title": "title", "container_title": "container-title", "original_title": "original-title",
    "publisher": "publisher", "publisher_place": "publisher-place", "authority": "authority",
    "number": "number", "volume": "volume", "issue": "issue", "page": "page", "doi": "DOI",
    "isbn": "ISBN", "url": "URL", "language": "language", "series": "collection-title",
    "edition_label": "edition", "issn": "ISSN", "archive": "archive", "fond": "archive_location",
    "call_number": "call-number",
}  # fmt: skip


def source_item(source):
    """The CSL item of a source record: the work itself, not this site's page about it."""
    item = {"id": source.identifier, "type": source.csl_type}
    item |= {csl: getattr(source, name) for name, csl in CSL_NAMES.items() if getattr(source, name)}
    item.setdefault("title", str(source.label))
    if not item.get("number") and source.un_symbol:
        item["number"] = source.un_symbol
    for person in source.contributors:
        name = {k: getattr(person, k) for k in ("family", "given", "literal") if getattr(person, k)}
        item.setdefault(person.role, []).append(name)
    accessed = csl_date(source.accessed)
    return item | _issued(source.issued) | ({"accessed": accessed} if accessed else {})


def item_of(record, address):
    """The CSL item of any record: a source as the work that it is, else a version of ours."""
    return source_item(record) if record.KIND == "source" else version_item(record, address)


def printed(item):
    """An entry of this record as a style prints it: its title a sentence and not a headline, its
    site named once, and no day on which it was read, since its address shows the same for ever."""
    left_out = ("accessed", "container-title")
    kept = {name: value for name, value in item.items() if name not in left_out}
    return as_it_stands(kept) | {"type": "webpage"}


def as_it_stands(item):
    """An item whose title styles leave as it is: ours, and our descriptions of untitled works."""
    return item | {"title": f'<span class="nocase">{item["title"]}</span>'}


def version_item(record, address):
    """The CSL item of a version of anything else: an entry of this record, pinned, with its
    digest, in the reader's language. `address` is the permalink with scheme and host."""
    version = record.version
    title = record.statement if record.KIND == "claim" else record.label
    abstract = getattr(record, "abstract", "")
    return entry_item(str(title), address, version.published_at) | {
        **({"abstract": abstract} if abstract else {}),
        "id": f"{record.identifier}-v{version.number}",
        "version": str(version.number),
        "note": _with_status(f"version: {version.number}; sha256: {version.digest}", version),
    }


def _with_status(note, version):
    return f"{note}; status: {version.change_kind}" if version.withdrawn else note


def entry_item(title, address, moment):
    """What every entry of this record has, in the reader's language; `moment` is when it was
    published, and so the day as of which its address shows it."""
    issued = _issued(f"{moment:%Y-%m-%d}")
    return {
        "type": "entry-encyclopedia",
        "title": title.removesuffix("."),
        "container-title": CONTAINER,
        "author": [{"literal": CONTAINER}],
        "URL": address,
        "language": language(),
        "accessed": issued["issued"],
    } | issued


def _issued(text):
    issued = csl_date(text)
    return {"issued": issued} if issued else {}

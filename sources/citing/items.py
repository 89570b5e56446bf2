"""CSL-JSON items (CSL 1.0.2): of a source itself, and of a version of this record."""

from django.utils.translation import gettext as _

from sources.dates import parse

SITE = "Khojaly"
CSL_NAMES = {
    "title": "title", "container_title": "container-title", "original_title": "original-title",
    "publisher": "publisher", "publisher_place": "publisher-place", "authority": "authority",
    "number": "number", "volume": "volume", "issue": "issue", "page": "page", "doi": "DOI",
    "isbn": "ISBN", "url": "URL", "language": "language",
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
    return item | _issued(source.issued)


def version_item(record, address):
    """The CSL item of a version of anything else: an entry of this record, pinned, with its
    digest. `address` is the permalink with scheme and host."""
    version = record.version
    return {
        "id": f"{record.identifier}-v{version.number}",
        "type": "entry-encyclopedia",
        "title": f"{record.identifier}: {record.label}",
        "container-title": f"{SITE}: {_('a sourced record')}",
        "author": [{"literal": SITE}],
        "version": str(version.number),
        "URL": address,
        "note": f"version: {version.number}; sha256: {version.digest}",
    } | _issued(f"{version.published_at:%Y-%m-%d}")


def _issued(text):
    date = parse(text)
    parts = date.parts[0] if date and date.parts else None
    if not parts:
        return {}
    issued = {"date-parts": [[part for part in parts if part is not None]]}
    return {"issued": issued | ({"circa": True} if date.approximate else {})}

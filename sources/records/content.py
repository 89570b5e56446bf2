"""What a source's record holds."""

from khojaly.ledger.prose import in_all_languages

PLAIN = [
    "csl_type",
    "title",
    "language",
    "kind",
    "position",
    "issued",
    "container_title",
    "original_title",
    "publisher",
    "publisher_place",
    "authority",
    "number",
    "volume",
    "issue",
    "page",
    "doi",
    "isbn",
    "un_symbol",
    "url",
    "no_address",
    "archived_url",
    "link_died",
    "accessed",
    "series",
    "edition_label",
    "issn",
    "ecli",
    "session",
    "archive",
    "fond",
    "call_number",
]


def source_content(source, refer):
    """Return a source as JSON data; empty fields are left out. Contributors keep their order."""
    content = {name: getattr(source, name) for name in PLAIN if getattr(source, name)}
    content["description"] = in_all_languages(source, "description")
    if any((translated := in_all_languages(source, "translated_title") or {}).values()):
        content["translated_title"] = translated
    content["contributors"] = [_contributor(item) for item in source.contributors.all()]
    content["copy_read"] = {
        "where": source.read_where,
        "how": source.read_how,
        "through": refer(source.read_through) if source.read_through else None,
    }
    content["snapshots"] = [_snapshot(item) for item in source.snapshots.all()]
    content["note"] = in_all_languages(source, "note")
    return content


def _snapshot(item):
    return {
        "sha256": item.sha256,
        "size": item.size,
        "media_type": item.media_type,
        "captured_at": f"{item.captured_at:%Y-%m-%d}",
    }


def _contributor(item):
    names = ("role", "family", "given", "literal")
    return {name: getattr(item, name) for name in names if getattr(item, name)}

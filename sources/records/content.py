"""What a source's record holds."""

from khojaly.ledger.prose import in_all_languages

from .schemas import SourceFields

PLAIN = [*SourceFields.model_fields]


def source_content(source, refer):
    """Return a source as JSON data; empty fields are left out. Contributors keep their order."""
    content = {name: getattr(source, name) for name in PLAIN if getattr(source, name)}
    content["description"] = in_all_languages(source, "description")
    if translated := in_all_languages(source, "translated_title"):
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

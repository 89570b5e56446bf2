"""A version as an item of an answer: what is known of it, its record, and names for references."""

from django.conf import settings
from django.utils.translation import override

from khojaly.data.tables.common import in_utc
from khojaly.ledger.records import RECORD_TYPES

from .parameters import PARTS


def items(request, versions, edition, fields=None):
    """The items of versions, in their order; references are named as `edition` reads them."""
    chosen = _chosen(fields)
    records = [RECORD_TYPES[version.kind](version, edition) for version in versions]
    if chosen is None or "labels" in chosen:
        _preload(edition, records)
    with override(settings.LANGUAGE_CODE):
        return [_only(item(request, record, chosen), chosen) for record in records]


def _chosen(fields):
    """The parts asked for, as `{part: {key of content, ...} or None for all of it}`; None for all.
    Each item has its id."""
    if not fields:
        return None
    chosen = {"id": None}
    for name in fields.split(","):
        part, _dot, key = name.partition(".")
        if key and chosen.get(part, set()) is not None:
            chosen.setdefault(part, set()).add(key)
        else:
            chosen[part] = None
    return chosen


def _preload(edition, records):
    """Read what labels are made of: one query a kind. Claims are named by their identifiers."""
    wanted = {}
    for record in records:
        for kind, identifier, _number in record.references():
            if kind != "claim":
                wanted.setdefault(kind, set()).add(identifier)
    for kind in sorted(wanted):
        edition.load(kind, wanted[kind])


def item(request, record, chosen):
    version = record.version
    here = request.build_absolute_uri
    found = {
        "id": version.identifier,
        "kind": version.kind,
        "version": version.number,
        "seq": version.seq,
        "digest": version.digest,
        "status": version.data.get("status", "published"),
        "merged_into": version.data.get("merged_into"),
        "published_at": in_utc(version.published_at),
        "permalink": here(record.get_permalink()),
        "url": here(record.get_current_url()),
        "record": here(f"{record.get_permalink()}record.json"),
        "content": version.data["content"],
    }
    names = ("published_by", "edited_by", "change_kind", "change_reason")
    found |= {name: getattr(version, name) for name in names}
    if chosen is None or "labels" in chosen:
        found["labels"] = _labels(record)
    return found


def _labels(record):
    named = sorted({(kind, name) for kind, name, _number in record.references()})
    return {
        f"{kind}:{name}": _label(record.edition.find(kind, name))
        for kind, name in named
        if kind != "claim"
    }


def _label(record):
    """The name of a record in every language."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found[code] = str(record.label)
    return found


def _only(item, chosen):
    if chosen is None:
        return item
    kept = {name: item[name] for name in PARTS if name in chosen}
    if keys := chosen.get("content"):
        kept["content"] = {key: item["content"][key] for key in sorted(keys & set(item["content"]))}
    return kept

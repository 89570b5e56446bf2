"""The messages of the Reconciliation Service API 0.2: manifest, queries, data extension."""

import json

from django.utils.translation import gettext as _

from khojaly.ledger.describing import label_of

from .matching import SAME
from .properties import BY_ID, KINDS, PROPERTIES, cell, identifier_of, record_of, values

MOST_QUERIES, MOST_RESULTS, MOST_THINGS = 50, 100, 1000
MOST_WANTED = 50  # Properties of one query, and values of one property.
USUAL_RESULTS = 10


class Unreadable(ValueError):
    """A message that is not of the protocol; says why, to people."""


def type_of(kind):
    return {"id": kind, "name": str(label_of(kind))}


def manifest(here, site):
    """What the service is and can do; `here` is its address, `site` the scheme and host."""
    suggest = {
        name: {"service_url": here, "service_path": f"suggest/{name}/"}
        for name in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": _("Khojaly: a sourced record"),
        "identifierSpace": f"{site}/",
        "schemaSpace": f"{site}/vocabulary/#",
        "documentation": f"{site}/data/#reconciliation",
        "defaultTypes": [type_of(kind) for kind in KINDS],
        "view": {"url": f"{site}/{{{{id}}}}/"},
        "preview": {"url": f"{here}preview/?id={{{{id}}}}", "width": 420, "height": 260},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "properties/"},
            "property_settings": [],
        },
    }


def results(matcher, text):
    """The answer to a batch of queries, JSON text. Raises `Unreadable`."""
    batch = _object(text)
    if len(batch) > MOST_QUERIES:
        raise Unreadable(_("Send at most %(most)s queries at once.") % {"most": MOST_QUERIES})
    return {key: {"result": _results(matcher, query)} for key, query in batch.items()}


def _results(matcher, query):
    query = {"query": query} if isinstance(query, str) else query
    if not isinstance(query, dict):
        raise Unreadable(_("A query is an object with a text to look for, as the API says."))
    text = str(query.get("query") or "")
    found = matcher.candidates(text, _kinds(query), _wanted(query), _limit(query))
    sure = [item for item in found if item.score == SAME and item.fits]
    return [candidate(item, len(sure) == 1 and item in sure) for item in found]


def _kinds(query):
    """The kinds that a query is about: those that it names, or all."""
    asked = _list(query.get("type"))
    return [kind for kind in KINDS if not asked or kind in asked]


def _limit(query):
    limit = query.get("limit")
    known = isinstance(limit, int | float) and 1 <= limit <= MOST_RESULTS
    return int(limit) if known else USUAL_RESULTS


def _wanted(query):
    """The properties that a query names, as `[(property, [text, ...]), ...]`."""
    items = [item for item in _few(query.get("properties")) if isinstance(item, dict)]
    return [(str(item.get("pid")), _texts(item.get("v"))) for item in items]


def _texts(given):
    """Values as texts; a thing is named by its identifier."""
    plain = [value.get("id") if isinstance(value, dict) else value for value in _few(given)]
    return [str(value) for value in plain if value not in (None, "")]


def _list(value):
    """A list as it is, and one thing, as it may be written, as a list of it."""
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def _few(value):
    """The same, where it is no longer than an answer in good time allows."""
    found = _list(value)
    if len(found) > MOST_WANTED:
        wrong = _("Ask for at most %(most)s properties, and values of each, in one query.")
        raise Unreadable(wrong % {"most": MOST_WANTED})
    return found


def candidate(item, is_sure):
    return named(item.record) | {
        "score": item.score,
        "match": is_sure,
        "type": [type_of(item.record.KIND)],
    }


def named(record):
    return {"id": identifier_of(record), "name": str(record.label)}


def extension(edition, text, base):
    """The answer to a data extension query, JSON text: what each thing has of each property, which
    is read once however often it is asked for."""
    asked = _object(text)
    ids, wanted = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(wanted, list):
        raise Unreadable(_("Name the things as “ids” and what is asked of them as “properties”."))
    if len(ids) > MOST_THINGS:
        raise Unreadable(_("Ask about at most %(most)s things at once.") % {"most": MOST_THINGS})
    names = [item.get("id") for item in wanted if isinstance(item, dict)]
    asked_for = [BY_ID[name] for name in dict.fromkeys(map(str, names)) if name in BY_ID]
    rows = {str(key): _row(record_of(edition, str(key)), asked_for, base) for key in ids}
    return {"meta": [_meta(item) for item in asked_for], "rows": rows}


def _row(record, asked_for, base):
    return {
        item.id: [cell(value, base) for value in values(item, record)] if record else []
        for item in asked_for
    }


def _meta(item):
    found = {"id": item.id, "name": str(item.name)}
    return found | ({"type": type_of(item.kind)} if item.kind else {})


def proposed(kind):
    """The properties of a kind of thing; of all where it is none of ours."""
    return [
        {"id": item.id, "name": str(item.name)}
        for item in PROPERTIES
        if kind in item.kinds or kind not in KINDS
    ]


def _object(text):
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Unreadable(_("That is no JSON object, as the Reconciliation Service API asks for."))
    return found

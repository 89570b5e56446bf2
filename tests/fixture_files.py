"""The fixture files as plain data, for tests that compare the site with them."""

import json
from functools import cache

from django.conf import settings

from events.loading.earlier import read_changes


@cache
def rows(name):
    """The `fields` of each row in `fixtures/<name>.json`, without what was withdrawn."""
    path = settings.CONTENT_DIR / f"{name}.json"
    found = [row["fields"] for row in json.loads(path.read_text(encoding="utf-8"))]
    parts = [fields.get("claim", [fields.get("identifier")])[0] for fields in found]
    return [f for f, part in zip(found, parts, strict=True) if part not in withdrawn()]


@cache
def withdrawn():
    """The identifiers of the claims that the fixtures withdraw; they keep their rows and pages."""
    changes = read_changes(settings.CONTENT_DIR)
    return {change.id for change in changes if change.change == "withdrawn"}


@cache
def by_identifier(name, key="identifier"):
    return {fields[key]: fields for fields in rows(name)}


def claims_of(event):
    return [fields for fields in rows("claims") if fields["event"] == [event]]

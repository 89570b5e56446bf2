"""The fixture files as plain data, for tests that compare the site with them."""

import json
from functools import cache

from django.conf import settings


@cache
def rows(name):
    """The `fields` of each row in `fixtures/<name>.json`."""
    path = settings.CONTENT_DIR / f"{name}.json"
    return [row["fields"] for row in json.loads(path.read_text(encoding="utf-8"))]


@cache
def by_identifier(name, key="identifier"):
    return {fields[key]: fields for fields in rows(name)}


def claims_of(event):
    return [fields for fields in rows("claims") if fields["event"] == [event]]

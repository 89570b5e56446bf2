"""Values of a record in words, for pages that show what changed.

The apps that know the fields register their names and how their values read.
"""

LABELS = {}
READERS = {}


def name_fields(labels):
    """Register labels: `{key in a record: lazy text}`."""
    LABELS.update(labels)


def read_field(*keys):
    """A decorator: the function turns a value under one of `keys` into words."""

    def register(function):
        READERS.update(dict.fromkeys(keys, function))
        return function

    return register


def with_names(value, edition):
    """A content, or a part of one, whose references have the `name` of what they point to, as the
    edition knows it."""
    if isinstance(value, list):
        return [with_names(item, edition) for item in value]
    if not isinstance(value, dict):
        return value
    if {"kind", "id"} <= set(value):
        return value | {"name": edition.name_of(value["kind"], value["id"])}
    return {key: with_names(item, edition) for key, item in value.items()}


def label_of(key):
    return str(LABELS.get(key, key.replace("_", " ")))


def describe(key, value):
    """A value as one line of text; empty for nothing."""
    if value in (None, "", [], {}):
        return ""
    if key in READERS:
        return str(READERS[key](value))
    if isinstance(value, dict):
        return _described(value)
    return str(value)


def _described(value):
    if {"kind", "id"} <= set(value) <= {"kind", "id", "version", "name"}:
        return value.get("name") or value["id"]
    parts = [(part, describe(part, item)) for part, item in sorted(value.items())]
    return ", ".join(words for _part, words in parts if words)

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
    if {"kind", "id"} <= set(value) <= {"kind", "id", "version"}:
        return value["id"]
    parts = [(part, describe(part, item)) for part, item in sorted(value.items())]
    return ", ".join(words for _part, words in parts if words)

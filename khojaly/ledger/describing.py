"""Values of a record in words, for pages that show what changed.

The apps that know the fields register their names and how their values read.
"""

from django.conf import settings
from django.utils.translation import get_language_info

from .prose import Prose

LABELS = {}
READERS = {}
REFERENCE = {"kind", "id", "version", "name"}


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


def language_label(code):
    """The name of a language of the site; empty for anything else."""
    known = code in dict(settings.LANGUAGES)
    return str(get_language_info(code)["name_translated"]) if known else ""


def is_empty(value):
    return value in (None, "", [], {})


def is_prose(value):
    """Whether a value is a text in languages of the site."""
    return isinstance(value, dict) and bool(value) and set(value) <= set(dict(settings.LANGUAGES))


def is_reference(value):
    """Whether a value points to another record."""
    return isinstance(value, dict) and {"kind", "id"} <= set(value) <= REFERENCE


def in_words(texts):
    """A text in the reader's language, followed by the others where they differ from it."""
    own = str(Prose(texts))
    others = [
        f"{language_label(code)}: {text}" for code, text in texts.items() if text and text != own
    ]
    return f"{own} ({'; '.join(others)})" if others else own


def describe(key, value):
    """A value as one line of text; empty for nothing."""
    if is_empty(value):
        return ""
    if key in READERS:
        return str(READERS[key](value))
    if is_prose(value):
        return in_words(value)
    if isinstance(value, dict):
        return _described(value)
    return str(value)


def _described(value):
    if is_reference(value):
        return value.get("name") or value["id"]
    parts = [(part, describe(part, item)) for part, item in sorted(value.items())]
    return ", ".join(words for _part, words in parts if words)

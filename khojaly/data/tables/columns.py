"""What a table is made of, in the terms of a Frictionless table schema. No rows here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import get_language_info


@dataclass(frozen=True)
class Column:
    """`type` is a Frictionless type (string, integer, number, datetime); `values` a closed
    vocabulary; `refers` the table whose key it holds; `language` that of its texts, if fixed."""

    name: str
    about: str
    type: str = "string"
    required: bool = False
    values: tuple = ()
    refers: str = ""
    language: str = ""


@dataclass(frozen=True)
class Table:
    """`rows` is called with a version and yields the rows that it gives, as dicts; a table of
    `kind` is filled from the standing versions of that kind, one without from every version."""

    name: str
    kind: str
    about: str
    key: tuple
    columns: tuple
    rows: Callable


def prose(name, about):
    """One column for each language of a translated text."""
    languages = [(code, _language(code)) for code in codes()]
    return [
        Column(f"{name}_{code}", format_lazy("{} ({})", about, language), language=code)
        for code, language in languages
    ]


def _language(code):
    return lazy(lambda: get_language_info(code)["name_translated"], str)()


def codes():
    return [code for code, _name in settings.LANGUAGES]


def texts(content, name):
    """The cells of a translated text, empty where it has none."""
    given = content.get(name) or {}
    return {f"{name}_{code}": given.get(code, "") for code in codes()}


def of(reference):
    """The identifier that a reference in a record names, or None."""
    return reference["id"] if reference else None


def links(owner, name, column):
    """A function that gives a row for each reference in a list of a record, in its order."""

    def rows(version):
        for order, item in enumerate(version.data["content"][name], 1):
            yield {owner: version.identifier, "order": order, column: of(item)}

    return rows

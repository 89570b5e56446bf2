"""The files that say what the others are: data package, Datasette's metadata, citation, notes."""

import json

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from sources.citing.items import CONTAINER

from ..tables import TABLES
from .base import ReleaseFile
from .database import described

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
NULLABLE = {"missingValues": [""]}


class Descriptions(ReleaseFile):
    """Written at once: none of them depends on the rows."""

    def close(self):
        self._json("datapackage.json", data_package(self.release))
        self._json("metadata.json", datasette_metadata(self.release))
        self._text("CITATION.cff", citation(self.release))
        self._text("LICENSE.txt", render_to_string("data/LICENSE.txt"))
        for code, name in (("en", "README.md"), ("es", "LEEME.md")):
            self._text(name, notes(self.release, code))

    def _json(self, name, value):
        self._text(name, json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def _text(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8", newline="")


def data_package(release):
    """The `datapackage.json` (Frictionless Data Package 1) of a release, as JSON data.

    Descriptions are in English; `description_es` beside each holds the Spanish.
    """
    return (
        {
            "profile": "tabular-data-package",
            "name": "khojaly",
            "id": release.address,
            "version": release.name,
            "homepage": release.site,
            "created": release.published_at,
            "licenses": [LICENCE],
            "contributors": [{"title": CONTAINER, "role": "author"}],
            "resources": [resource(table) for table in TABLES],
        }
        | _in_each("title", title)
        | _in_each("description", description)
    )


def resource(table):
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema(table),
    } | _in_each("description", lambda: str(table.about))


def schema(table):
    """The Frictionless table schema of a table."""
    keys = [
        {
            "fields": column.name,
            "reference": {
                "resource": "" if column.refers == table.name else column.refers,
                "fields": "id",
            },
        }
        for column in table.columns
        if column.refers
    ]
    fields = [field(column) for column in table.columns]
    found = {"fields": fields, "primaryKey": list(table.key)} | NULLABLE
    return found | ({"foreignKeys": keys} if keys else {})


def field(column):
    constraints = {"required": True} if column.required else {}
    constraints |= {"enum": list(column.values)} if column.values else {}
    found = {"name": column.name, "type": column.type}
    found |= {"constraints": constraints} if constraints else {}
    return found | _in_each("description", lambda: str(column.about))


def _in_each(name, text):
    """A text under its name in English, and with the language's code after it in others."""
    found = {}
    for code, _language in settings.LANGUAGES:
        with override(code):
            key = name if code == settings.LANGUAGE_CODE else f"{name}_{code}"
            found[key] = text()
    return found


def title():
    return _("Khojaly: a sourced record")


def description():
    return _(
        "Claims about the Khojaly massacre of 26 February 1992 and the events around it: who says "
        "what, when, on what basis, and where it can be read. Rival claims stand side by side."
    )


def datasette_metadata(release):
    """The `metadata.json` with which Datasette describes the SQLite file."""
    with override(settings.LANGUAGE_CODE):
        return {
            "title": title(),
            "description": description(),
            "license": LICENCE["title"],
            "license_url": LICENCE["path"],
            "source": release.name,
            "source_url": release.address,
            "databases": {"khojaly": {"tables": described(settings.LANGUAGE_CODE)}},
        }


def citation(release):
    """The `CITATION.cff` (Citation File Format 1.2.0) of a release."""
    with override(settings.LANGUAGE_CODE):
        return render_to_string(
            "data/CITATION.cff", {"release": release, "title": title(), "about": description()}
        )


def notes(release, language):
    """The notes on fields and files, as Markdown, in one language."""
    with override(language):
        return render_to_string(
            "data/README.md", {"release": release, "tables": TABLES, "title": title()}
        )

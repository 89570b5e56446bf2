"""`claims.csv-metadata.json` and its like: what a CSV file means, as CSV on the Web says it.

The names and places are those of the W3C's recommendation of 2015 (Metadata Vocabulary for Tabular
Data), under which a reader looks for them beside the CSV file.
"""

import json

from django.conf import settings
from django.utils.translation import override

from events.linked.context import LICENCE

from ..tables import TABLES
from .base import ReleaseFile

TYPES = {"string": "string", "integer": "integer", "number": "decimal", "datetime": "dateTimeStamp"}


class TableNotes(ReleaseFile):
    """Written at once: none of them depends on the rows."""

    def close(self):
        for table in TABLES:
            text = json.dumps(table_notes(table), ensure_ascii=False, indent=2) + "\n"
            path = self.folder / f"{table.name}.csv-metadata.json"
            path.write_text(text, encoding="utf-8", newline="")


def table_notes(table):
    """The CSVW metadata document of a table, as JSON data."""
    keys = [
        {
            "columnReference": column.name,
            "reference": {"resource": f"{column.refers}.csv", "columnReference": "id"},
        }
        for column in table.columns
        if column.refers
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": settings.LANGUAGE_CODE}],
        "url": f"{table.name}.csv",
        "dc:description": _in_languages(table.about),
        "dc:license": {"@id": LICENCE},
        "tableSchema": {
            "columns": [_column(column) for column in table.columns],
            "primaryKey": list(table.key),
        }
        | ({"foreignKeys": keys} if keys else {}),
    }


def _column(column):
    values = {"format": "|".join(column.values)} if column.values else {}
    found = {
        "name": column.name,
        "titles": column.name,
        "dc:description": _in_languages(column.about),
        "datatype": {"base": TYPES[column.type]} | values,
    }
    found |= {"required": True} if column.required else {}
    return found | ({"lang": column.language} if column.language else {})


def _in_languages(text):
    found = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            found.append({"@value": str(text), "@language": code})
    return found

"""Fixture files: Django's JSON serialisation with natural keys, empty values left out."""

import json
from collections import defaultdict

from django.core.management.base import CommandError


def read_rows(folder, name):
    """Return the `fields` of each row in `<folder>/<name>.json`.

    Raises `CommandError` naming the file when it is missing or not JSON.
    """
    path = folder / f"{name}.json"
    try:
        return [row["fields"] for row in json.loads(path.read_text(encoding="utf-8"))]
    except FileNotFoundError as error:
        raise CommandError(f"{path} is missing.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(f"{path} is not a fixture file: {error}") from error


def rows_by_parent(folder, name, parent):
    """The rows of a child file, grouped by the identifier of their parent."""
    grouped = defaultdict(list)
    for fields in read_rows(folder, name):
        grouped[fields[parent][0]].append(fields)
    return grouped

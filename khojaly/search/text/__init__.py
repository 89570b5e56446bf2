"""The full text index: one interface over what each database has of its own.

A backend keeps a table `search_text` of the columns below, one row a document, and says in SQL
which documents a search matches and how well.
"""

from functools import lru_cache

from django.conf import settings
from django.db import connection

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
COLUMNS = ("names", *LANGUAGES, "others")
SHORTEST_PREFIX = 4


def backend():
    """The backend of the database in use. Raises `NotImplementedError` for one without any."""
    return _backend(connection.vendor)


@lru_cache
def _backend(vendor):
    from .postgresql import PostgreSQL
    from .sqlite import SQLite

    for known in (SQLite, PostgreSQL):
        if vendor == known.VENDOR:
            return known()
    raise NotImplementedError(f"There is no search on {vendor}: use SQLite or PostgreSQL.")


def weights(language):
    """How much a match counts in each column, for a reader of `language`."""
    given = {"names": 8.0, "others": 1.0}
    return [given.get(name, 2.0 if name == language else 1.0) for name in COLUMNS]


def as_prefix(phrase):
    """Whether a phrase (folded words) may be the beginning of a longer word in a name."""
    return len(phrase) == 1 and len(phrase[0]) >= SHORTEST_PREFIX and not phrase[0].isdigit()

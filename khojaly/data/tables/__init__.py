"""The tables of the published site: what each is called, what its columns mean, and its rows."""

from . import claims, sources, things
from .common import VERSIONS

TABLES = (*claims.TABLES, *sources.TABLES, *things.TABLES, VERSIONS)
KINDS = ("actor", "claim", "event", "place", "question", "source")


def tables_of(kind):
    """The tables that a version of a kind gives rows for."""
    return [table for table in TABLES if table.kind == kind]

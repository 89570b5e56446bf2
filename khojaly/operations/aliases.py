"""A second database beside the site's own, and standing in for it."""

from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections


@contextmanager
def connected(alias, settings):
    """Know a database (an entry of `DATABASES`) under `alias` for the time of a block."""
    configured = connections.configure_settings({DEFAULT_DB_ALIAS: {}, alias: settings})
    connections.databases[alias] = configured[alias]
    try:
        yield connections[alias]
    finally:
        connections[alias].close()
        if hasattr(connections[alias], "close_pool"):
            connections[alias].close_pool()
        del connections[alias]
        del connections.databases[alias]


@contextmanager
def in_place_of_the_sites(alias):
    """Let everything that uses the site's database use the one known as `alias` instead.

    Commands and checks of the ledger are written for the site's database; this is how they are
    run on a copy of it.
    """
    own = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections[alias]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = own

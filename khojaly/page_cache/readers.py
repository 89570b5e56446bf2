"""Asking the database about the head, at the least cost, on a connection of the front's own.

SQLite tells by a counter in its header whether anyone committed (`PRAGMA data_version`), which
takes microseconds. PostgreSQL is asked on each request, over a connection that stays open:
LISTEN/NOTIFY would be cheaper, but tells a moment too late, and nothing may be stale.
"""

import os
import sqlite3
from pathlib import Path

from django.db import DatabaseError, connection

SECONDS_TO_WAIT = 2


class Away(Exception):
    """The database did not answer."""


def reader():
    """A reader for the database of the settings. Raises `Away`."""
    if connection.vendor == "postgresql":
        return PostgresqlReader()
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():
        return SqliteReader(Path(connection.settings_dict["NAME"]).resolve())
    return DjangoReader()


class SqliteReader:
    """Reads a database file; a file that was replaced or is gone is noticed."""

    def __init__(self, path):
        self.path = path
        try:
            self._file = self._identity()
            self._connection = sqlite3.connect(
                f"{path.as_uri()}?mode=ro",
                uri=True,
                timeout=SECONDS_TO_WAIT,
                isolation_level=None,
                check_same_thread=False,
            )
        except (sqlite3.Error, OSError) as error:
            raise Away(error) from error

    def _identity(self):
        found = os.stat(self.path)
        return found.st_dev, found.st_ino

    def marker(self):
        """A value that changes when anyone committed."""
        try:
            if self._identity() != self._file:
                raise Away("The database file was replaced.")
            return self._connection.execute("PRAGMA data_version").fetchone()
        except (sqlite3.Error, OSError) as error:
            raise Away(error) from error

    def ask(self, sql):
        try:
            return self._connection.execute(sql).fetchall()
        except sqlite3.Error as error:
            raise Away(error) from error


class PostgresqlReader:
    """Asks over one connection that stays open."""

    def __init__(self):
        import psycopg

        self._error = psycopg.Error
        parameters = connection.get_connection_params() | {"connect_timeout": SECONDS_TO_WAIT}
        try:
            self._connection = psycopg.connect(**parameters, autocommit=True)
        except psycopg.Error as error:
            raise Away(error) from error

    def marker(self):
        return None

    def ask(self, sql):
        try:
            return self._connection.execute(sql).fetchall()
        except self._error as error:
            raise Away(error) from error


class DjangoReader:
    """Asks over Django's own connection, as for the tests' database in memory."""

    def marker(self):
        return None

    def ask(self, sql):
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall()
        except DatabaseError as error:
            raise Away(error) from error

"""Asking the database about the head, at the least cost, on a connection of the front's own.

SQLite tells by a counter in its header whether anyone committed (`PRAGMA data_version`), which
takes microseconds. PostgreSQL is asked on each request, over a connection that stays open:
LISTEN/NOTIFY would be cheaper, but tells a moment too late, and nothing may be stale.
"""

import os
import select
import sqlite3
import time
from pathlib import Path

from django.db import DatabaseError, connection

SECONDS_TO_WAIT = 2
SECONDS_TO_ANSWER = 0.5
WHOLE_NUMBERS = (20, 21, 23)  # PostgreSQL's own numbers of the types bigint, smallint and integer.


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
    """Asks over one connection that stays open, and waits half a second at most: libpq itself waits
    without end for a server that took the question and does not answer."""

    def __init__(self):
        import psycopg

        self._pq, self._errors = psycopg.pq, (psycopg.Error, OSError)
        self._until = time.monotonic() + SECONDS_TO_ANSWER
        try:
            self._connection = self._pq.PGconn.connect_start(self._parameters(psycopg).encode())
            self._connect()
            self._connection.nonblocking = 1
        except self._errors as error:
            raise Away(error) from error

    def _parameters(self, psycopg):
        known = {option.keyword.decode() for option in self._pq.Conninfo.get_defaults()}
        given = connection.get_connection_params().items()
        return psycopg.conninfo.make_conninfo(
            **{name: value for name, value in given if name in known}
        )

    def _connect(self):
        states = self._pq.PollingStatus
        state = states.WRITING
        while state != states.OK:
            if state == states.FAILED:
                raise self._away()
            self._wait(writing=state == states.WRITING)
            state = states(self._connection.connect_poll())

    def marker(self):
        return None

    def ask(self, sql):
        self._until = time.monotonic() + SECONDS_TO_ANSWER
        try:
            self._connection.send_query(sql.encode())
            return self._rows()
        except self._errors as error:
            raise Away(error) from error

    def _rows(self):
        """The rows of the answer, whole numbers as such and the rest as text."""
        while self._connection.flush():
            self._wait(writing=True)
        rows = []
        while result := self._result():
            if result.status != self._pq.ExecStatus.TUPLES_OK:
                raise self._away()
            rows += [
                tuple(_value(result, row, column) for column in range(result.nfields))
                for row in range(result.ntuples)
            ]
        return rows

    def _result(self):
        while self._connection.is_busy():
            self._wait()
            self._connection.consume_input()
        return self._connection.get_result()

    def _wait(self, writing=False):
        socket, left = [self._connection.socket], self._until - time.monotonic()
        if left <= 0 or not any(
            select.select([] if writing else socket, socket if writing else [], [], left)
        ):
            raise Away(f"It did not answer within {SECONDS_TO_ANSWER} seconds.")

    def _away(self):
        return Away(self._connection.error_message.decode(errors="replace").strip())


def _value(result, row, column):
    """A value of an answer (psycopg's `PGresult`) as Python's."""
    value = result.get_value(row, column)
    if value is None:
        return None
    return int(value) if result.ftype(column) in WHOLE_NUMBERS else value.decode()


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

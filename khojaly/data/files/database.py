"""`khojaly.sqlite`: the tables with keys, foreign keys and indexes, ready for Datasette."""

import sqlite3

from django.utils.translation import override

from ..tables import TABLES
from .base import ReleaseFile

AT_ONCE = 1000
TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "datetime": "TEXT"}
# The unit that a file on disk is written in; a fixed one makes the bytes the same everywhere.
SETTINGS = ("page_size=4096", "journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF")


class SqliteFile(ReleaseFile):
    def __init__(self, folder, release):
        super().__init__(folder, release)
        self.connection = sqlite3.connect(folder / "khojaly.sqlite", isolation_level=None)
        for setting in SETTINGS:
            self.connection.execute(f"PRAGMA {setting}")
        for table in TABLES:
            self.connection.execute(create(table))
        self.connection.execute("BEGIN")
        self.waiting = {table.name: [] for table in TABLES}
        self.inserts = {table.name: _insert(table) for table in TABLES}

    def row(self, table, cells):
        waiting = self.waiting[table.name]
        waiting.append([_cell(cells.get(column.name)) for column in table.columns])
        if len(waiting) >= AT_ONCE:
            self._flush(table.name)

    def _flush(self, name):
        self.connection.executemany(self.inserts[name], self.waiting[name])
        self.waiting[name].clear()

    def close(self):
        """Indexes come last, when the rows are in: in one pass each."""
        for table in TABLES:
            self._flush(table.name)
        for table in TABLES:
            for statement in (*indexes(table), *full_text(table)):
                self.connection.execute(statement)
        self.connection.execute("COMMIT")
        self.connection.execute("PRAGMA optimize")
        self.connection.close()


def create(table):
    """The statement that makes a table, constraints and foreign keys included."""
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    lines += [
        f"FOREIGN KEY ({quoted(column.name)}) REFERENCES {quoted(column.refers)} ({quoted('id')})"
        for column in table.columns
        if column.refers
    ]
    return f"CREATE TABLE {quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column):
    needed = " NOT NULL" if column.required else ""
    return f"{quoted(column.name)} {TYPES[column.type]}{needed}{_check(column)}"


def _check(column):
    if not column.values:
        return ""
    values = ", ".join(f"'{value}'" for value in column.values)
    return f" CHECK ({quoted(column.name)} IN ({values}))"


def indexes(table):
    """An index for each foreign key that the primary key does not begin with."""
    for column in table.columns:
        if column.refers and table.key[0] != column.name:
            name = quoted(f"{table.name}_{column.name}")
            yield f"CREATE INDEX {name} ON {quoted(table.name)} ({quoted(column.name)})"


def full_text(table):
    """The statements that make the texts of a table searchable (FTS5), under the name by which
    Datasette finds it."""
    texts = [quoted(column.name) for column in table.columns if column.language]
    if texts:
        name = f"{table.name}_fts"
        columns = ", ".join([*texts, f"content={quoted(table.name)}"])
        yield f"CREATE VIRTUAL TABLE {quoted(name)} USING fts5({columns})"
        yield f"INSERT INTO {quoted(name)} ({quoted(name)}) VALUES ('rebuild')"


def label_of(table):
    """The column that names a row to people: the first text, where rows have an identifier."""
    names = [column.name for column in table.columns]
    texts = [column.name for column in table.columns if column.language]
    found = [name for name in ("title", *texts) if name in names]
    return found[0] if "id" in names and found else None


def _insert(table):
    names = ", ".join(quoted(column.name) for column in table.columns)
    marks = ", ".join("?" for _column in table.columns)
    return f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({marks})"


def _cell(value):
    return None if value == "" else value


def quoted(name):
    return f'"{name}"'


def described(language):
    """What each table and column means, for Datasette's metadata, in one language."""
    with override(language):
        return {
            table.name: ({"label_column": label_of(table)} if label_of(table) else {})
            | {
                "description": str(table.about),
                "columns": {column.name: str(column.about) for column in table.columns},
            }
            for table in TABLES
        }

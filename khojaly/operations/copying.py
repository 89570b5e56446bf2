"""Copying the whole record from one database to another, row by row, all or nothing.

It goes through Django's fields, so that either side may be SQLite or PostgreSQL. Every row is read
back and compared before anything is kept. Sessions are left behind: people sign in again. So is the
search index, half of which each engine keeps in its own way: whoever copies has it made anew.
"""

from dataclasses import dataclass
from io import StringIO

from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from khojaly.ledger.append_only import append_only_models, lifted
from khojaly.search.models import Document, Name

from .aliases import in_place_of_the_sites

CHUNK = 500
# Sessions, what the search can make anew, and failed sign-ins with their addresses.
LEFT_BEHIND = (Session, Name, Document, AccessAttempt)


class CopyError(Exception):
    """Why nothing was copied, in a sentence."""


class NotEmpty(CopyError):
    """The database to copy into holds a record already."""


@dataclass(frozen=True)
class Copied:
    """A table that was copied and compared, and how many rows it has."""

    table: str
    rows: int


def copied_models():
    """Every model with a table of its own whose rows are copied."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model not in LEFT_BEHIND
    ]


def copy_database(source, target, tell=lambda copied: None, hold=True, overwrite=False):
    """Copy every row from the database known as `source` into the empty one known as `target`, or
    with `overwrite` in the place of what is there.

    Both have the tables of this version of the site. `tell` is called with a `Copied` for each
    table. Raises `CopyError`, and then `target` is as it was. Reading goes on in both; nobody can
    save in `source` meanwhile, unless `hold` is false: then what is saved later stays behind.
    """
    _require_same_schema(source, target)
    with transaction.atomic(using=source), transaction.atomic(using=target):
        _at_one_moment(source, hold)
        if not overwrite:
            _require_empty(target)
        _clear(target)
        for model in copied_models():
            try:
                rows = _copy(model, source, target)
            except DatabaseError as error:
                raise CopyError(f"{model._meta.db_table} cannot be copied: {error}") from error
            _compare(model, source, target)
            tell(Copied(model._meta.db_table, rows))
        _set_sequences(target)
        _verify(target)


def _require_same_schema(source, target):
    applied = [
        set(MigrationRecorder(connections[a]).applied_migrations()) for a in (source, target)
    ]
    if applied[0] != applied[1]:
        odd = ", ".join(sorted(".".join(key) for key in applied[0] ^ applied[1]))
        raise CopyError(f"The two databases differ in their migrations: {odd}.")


def _require_empty(target):
    """What migrations put in (roles, permissions) is no content; all else is."""
    for model in [*append_only_models(), apps.get_model("auth.User")]:
        if rows_of(model, target).exists():
            table = model._meta.db_table
            raise NotEmpty(f"The database to copy into is not empty: {table} has rows.")


def _at_one_moment(alias, hold):
    """Read everything as of one moment, and keep everyone from saving until the transaction ends
    if asked to. SQLite does both by itself."""
    connection = connections[alias]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        if hold:
            tables = ", ".join(_quoted(model, connection) for model in copied_models())
            cursor.execute(f"LOCK TABLE {tables} IN SHARE MODE")
        else:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _clear(target):
    """Empty the tables, those that only grow as well: `_require_empty` came before, unless an
    operator asked for a database to be replaced."""
    tables = [model._meta.db_table for model in [*copied_models(), *LEFT_BEHIND]]
    with in_place_of_the_sites(target), lifted(), connections[target].cursor() as cursor:
        for statement in connections[target].ops.sql_flush(no_style(), tables):
            cursor.execute(statement)


def _copy(model, source, target):
    fields, connection = _fields(model), connections[target]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {_quoted(model, connection)} ({columns}) VALUES ({places})"
    count = 0
    with connection.cursor() as cursor:
        for rows in _chunks(_values(model, source)):
            cursor.executemany(insert, [_prepared(row, fields, connection) for row in rows])
            count += len(rows)
    return count


def _chunks(rows):
    chunk = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _prepared(row, fields, connection):
    pairs = zip(row, fields, strict=True)
    return [field.get_db_prep_save(value, connection) for value, field in pairs]


def _compare(model, source, target):
    """Raise `CopyError` unless both sides give the same rows."""
    try:
        for ours, theirs in zip(_values(model, source), _values(model, target), strict=True):
            if ours != theirs:
                raise CopyError(f"{model._meta.db_table}: row {ours[0]} was not kept as it is.")
    except ValueError as error:
        raise CopyError(f"{model._meta.db_table}: rows are missing or too many.") from error


def rows_of(model, alias):
    """The rows as they lie in the table: no manager hides any or renames a column."""
    return models.QuerySet(model, using=alias)


def _values(model, alias):
    names = [field.attname for field in _fields(model)]
    return rows_of(model, alias).order_by("pk").values_list(*names).iterator(chunk_size=CHUNK)


def _fields(model):
    """The columns, the primary key first."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    return sorted(fields, key=lambda field: not field.primary_key)


def _verify(target):
    """What was copied is kept only if the ledger is whole in its new place."""
    try:
        with in_place_of_the_sites(target):
            call_command("verify_ledger", stdout=StringIO())
    except CommandError as error:
        raise CopyError(str(error)) from error


def _quoted(model, connection):
    return connection.ops.quote_name(model._meta.db_table)


def _set_sequences(target):
    connection = connections[target]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), copied_models()):
            cursor.execute(statement)

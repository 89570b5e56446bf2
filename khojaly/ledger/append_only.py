"""Tables that only grow: triggers refuse UPDATE, DELETE and TRUNCATE in the database itself.

They are put in place after every migration, since SQLite drops a table's triggers when Django
rebuilds the table. `lifted` is for the test runner, which empties tables between tests.
"""

from contextlib import contextmanager

from django.apps import apps
from django.db import connection

from .tracking import Revision

SENTENCE = "{table} is append-only: its rows are never changed or deleted."

SQLITE = """CREATE TRIGGER {name} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END"""
# `INSERT OR REPLACE` deletes the row that stands in its way, without firing a trigger for that.
SQLITE_REPLACE = """CREATE TRIGGER {name} BEFORE INSERT ON {table}
WHEN {taken}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END"""
POSTGRESQL_BODY = """
BEGIN
  RAISE EXCEPTION '% is append-only: its rows are never changed or deleted.', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END """
POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $${POSTGRESQL_BODY}$$
"""
# ALWAYS: for a session that takes the role of a replica, too. What waits for the end of a
# transaction is checked first, since a table with such events cannot be altered.
POSTGRESQL = """
SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
DROP TRIGGER IF EXISTS {name} ON {table};
CREATE TRIGGER {name} BEFORE {event} ON {table}
FOR EACH {each} EXECUTE FUNCTION ledger_refuse();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}
"""
EVENTS = {"sqlite": ("UPDATE", "DELETE", "REPLACE"), "postgresql": ("UPDATE", "DELETE", "TRUNCATE")}


def append_only_models(app_label=None):
    """The models whose tables only grow: the ledger's and every history (of one app, if given)."""
    return [
        model
        for model in apps.get_models()
        if (issubclass(model, Revision) or getattr(model, "APPEND_ONLY", False))
        and app_label in (None, model._meta.app_label)
    ]


def protect(app_label=None):
    """Put the triggers on the append-only tables that exist; on SQLite, those that are not as they
    should be."""
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        now = _triggers()
        for model in append_only_models(app_label):
            for name, statement in _wanted(model) if model._meta.db_table in existing else ():
                if connection.vendor == "postgresql":
                    cursor.execute(statement)
                elif now.get(name) != _words(statement):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                    cursor.execute(statement)


def _wanted(model):
    """The triggers of a model's table, as pairs of their name and the statement that makes them."""
    table = model._meta.db_table
    for event in EVENTS[connection.vendor]:
        template = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
        name = f"{table}_no_{event}".lower()
        yield (
            name,
            (SQLITE_REPLACE if event == "REPLACE" else template).format(
                name=name,
                table=table,
                event=event,
                sentence=SENTENCE.format(table=table),
                each="STATEMENT" if event == "TRUNCATE" else "ROW",
                taken=_taken(model),
            ),
        )


def _taken(model):
    """The condition that a row has a key or a unique value which the new one has as well."""
    table, fields = model._meta.db_table, model._meta.concrete_fields
    keys = [[field.column] for field in fields if field.unique]
    keys += [
        [model._meta.get_field(name).column for name in constraint.fields]
        for constraint in model._meta.constraints
        if getattr(constraint, "fields", ())
    ]
    alike = [" AND ".join(f"{column} = NEW.{column}" for column in key) for key in keys]
    return " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {each})" for each in alike)


def unprotected():
    """The append-only tables that lack a trigger, or have another one under its name, sorted."""
    now, lacking = _triggers(), set()
    for model in append_only_models():
        for name, statement in _wanted(model):
            wanted = _words(statement) if connection.vendor == "sqlite" else True
            if now.get(name) != wanted:
                lacking.add(model._meta.db_table)
    return sorted(lacking)


def _words(statement):
    return " ".join(statement.split())


def _triggers():
    """The triggers that there are: on SQLite their statements by name; on PostgreSQL, whether they
    always fire, unconditionally, and refuse."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            return {name.lower(): _words(sql) for name, sql in cursor.fetchall()}
        cursor.execute(
            "SELECT tgname, tgenabled::text IN ('O', 'A') AND tgqual IS NULL AND prosrc = %s "
            "AND pg_get_triggerdef(t.oid) LIKE '%% BEFORE %%EXECUTE FUNCTION%%ledger_refuse()' "
            "FROM pg_trigger t JOIN pg_proc p ON p.oid = tgfoid WHERE NOT tgisinternal",
            [POSTGRESQL_BODY],
        )
        return {name.lower(): well for name, well in cursor.fetchall()}


def protect_after_migration(sender, using="default", **kwargs):
    """A receiver of `post_migrate`."""
    if using == connection.alias:
        protect(sender.label)


@contextmanager
def lifted():
    """Take the triggers away for the time of a block. Only the test runner may need this."""
    with connection.cursor() as cursor:
        for model in append_only_models():
            on = f" ON {model._meta.db_table}" if connection.vendor == "postgresql" else ""
            for name, _statement in _wanted(model):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
    try:
        yield
    finally:
        protect()

"""Tables that only grow: triggers refuse UPDATE, DELETE and TRUNCATE in the database itself.

They are put in place after every migration, since SQLite drops a table's triggers when Django
rebuilds the table. `lifted` is for the test runner, which empties tables between tests.
"""

from contextlib import contextmanager

from django.apps import apps
from django.db import connection

from .tracking import Revision

SENTENCE = "{table} is append-only: its rows are never changed or deleted."

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: its rows are never changed or deleted.', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
POSTGRESQL = """
DROP TRIGGER IF EXISTS {table}_no_{event} ON {table};
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
FOR EACH {each} EXECUTE FUNCTION ledger_refuse()
"""
EVENTS = {"sqlite": ("UPDATE", "DELETE"), "postgresql": ("UPDATE", "DELETE", "TRUNCATE")}


def append_only_models(app_label=None):
    """The models whose tables only grow: the ledger's and every history (of one app, if given)."""
    return [
        model
        for model in apps.get_models()
        if (issubclass(model, Revision) or getattr(model, "APPEND_ONLY", False))
        and app_label in (None, model._meta.app_label)
    ]


def protect(app_label=None):
    """Put the triggers on the append-only tables that exist."""
    existing = set(connection.introspection.table_names())
    tables = [m._meta.db_table for m in append_only_models(app_label)]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for table in existing.intersection(tables):
            for statement in _statements(table):
                cursor.execute(statement)


def _statements(table):
    template = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    sentence = SENTENCE.format(table=table)
    for event in EVENTS[connection.vendor]:
        each = "STATEMENT" if event == "TRUNCATE" else "ROW"
        yield template.format(table=table, event=event, sentence=sentence, each=each)


def unprotected():
    """The append-only tables that lack a trigger, sorted."""
    wanted = {
        (model._meta.db_table, f"{model._meta.db_table}_no_{event}")
        for model in append_only_models()
        for event in EVENTS[connection.vendor]
    }
    return sorted({table for table, name in wanted if name.lower() not in _triggers()})


def _triggers():
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        return {name.lower() for (name,) in cursor.fetchall()}


def protect_after_migration(sender, using="default", **kwargs):
    """A receiver of `post_migrate`."""
    if using == connection.alias:
        protect(sender.label)


@contextmanager
def lifted():
    """Take the triggers away for the time of a block. Only the test runner may need this."""
    with connection.cursor() as cursor:
        for model in append_only_models():
            table = model._meta.db_table
            for event in EVENTS[connection.vendor]:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on}")
    try:
        yield
    finally:
        protect()

"""The one way to a thing that is going to be written: held, and read after it was held.

Whoever edits, submits, publishes, merges or takes back holds the ledger first and then the things,
so that nobody works on what somebody else has changed meanwhile, and no two wait for each other.
"""

from itertools import groupby

from django.db import connection, transaction

ADVISORY_KEY = 0x4B686F6A  # "Khoj" in ASCII; any constant that nothing else on the server uses.


def lock_ledger():
    """Hold the ledger's lock until the current transaction ends.

    SQLite needs nothing: its transactions are opened IMMEDIATE (see settings), which takes the
    write lock. On PostgreSQL this is a transaction-level advisory lock, so readers never wait.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_KEY])


def hold(*things):
    """Hold published things until the transaction ends and read them again, as they stand now;
    what was changed in memory and not saved is forgotten.

    Raises `TransactionManagementError` outside of a transaction, and `DoesNotExist`.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Things are held in a transaction only.")
    lock_ledger()
    for model, held in groupby(sorted(things, key=_order), key=type):
        held = list(held)
        rows = model.objects.select_for_update(no_key=True).order_by("pk")
        list(rows.filter(pk__in=[thing.pk for thing in held]).values_list("pk"))
        for thing in held:
            thing.refresh_from_db()


def _order(thing):
    return thing.KIND, thing.pk

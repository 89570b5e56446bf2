"""One publication at a time."""

from django.db import connection

ADVISORY_KEY = 0x4B686F6A  # "Khoj" in ASCII; any constant that nothing else on the server uses.


def lock_ledger():
    """Hold the ledger's lock until the current transaction ends.

    SQLite needs nothing: its transactions are opened IMMEDIATE (see settings), which takes the
    write lock. On PostgreSQL this is a transaction-level advisory lock, so readers never wait.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_KEY])

"""How a database is reached: Django's settings for an address such as `postgres://…`.

One place, so that the site's own database and the one it is moved to are reached alike.
"""

import os
from urllib.parse import quote

import dj_database_url

SECONDS_TO_CONNECT = 3


def seconds_to_wait():
    """How long a save waits for another one before an editor is told to try again."""
    return int(os.environ.get("DATABASE_TIMEOUT") or 10)


def database(url):
    """Return the entry of `DATABASES` for an address. Raises `ValueError` for one of no kind."""
    engine = dj_database_url.parse(url)["ENGINE"]
    if engine.endswith("sqlite3"):
        return dj_database_url.parse(url, conn_max_age=600) | {"OPTIONS": _sqlite()}
    if engine.endswith("postgresql"):
        return _postgresql(dj_database_url.parse(url, conn_health_checks=True))
    raise ValueError(f"{engine} is not supported: use sqlite:// or postgres://.")


def read_only(path):
    """The entry of `DATABASES` for a copy of a database file, which stays as it is."""
    name = f"file:{quote(str(path))}?mode=ro&immutable=1"
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name}


def _sqlite():
    """WAL lets readers go on while an editor saves; IMMEDIATE takes the write lock at the start of
    a transaction, so that two publications queue up instead of failing half-way. FULL writes each
    commit to the disk before it is confirmed: a version that was shown outlives a power cut."""
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": seconds_to_wait(),
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }


def _postgresql(found):
    """The server's threads come and go, so a connection is kept for the process, not the thread.

    DATABASE_POOL=0 is for a site behind PgBouncer, which pools by itself and knows no cursors
    that outlive a transaction.
    """
    size = int(os.environ.get("DATABASE_POOL") or 4)
    found["OPTIONS"] = {
        **found.get("OPTIONS", {}),
        "connect_timeout": SECONDS_TO_CONNECT,
        # A server that is gone without a word is given up after a while, not after minutes.
        "tcp_user_timeout": SECONDS_TO_CONNECT * 1000,
        "options": f"-c lock_timeout={seconds_to_wait()}s",
    }
    if size:
        pool = {"min_size": 1, "max_size": size, "timeout": SECONDS_TO_CONNECT}
        found["OPTIONS"]["pool"] = pool
    else:
        found["DISABLE_SERVER_SIDE_CURSORS"] = True
    return found

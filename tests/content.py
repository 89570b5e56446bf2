"""The test database, empty and with the content: made once, and copied to every process that tests.

Migrating takes ten seconds of processor time, loading half a minute. On SQLite both databases are
therefore kept in pytest's cache, under a name made of all that they depend on, and copied from
there in a moment.
"""

import datetime
import fcntl
import hashlib
import sqlite3
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path

from django import VERSION
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).parents[1]
PACKAGES = ("events", "khojaly", "sources")


def load(folder):
    """Fill the test database with the published content; copies are kept in `folder`."""
    if connection.vendor != "sqlite":
        call_command("load_content", verbosity=0)
        return
    kept = _kept(folder, "content")
    with _alone(folder):
        if not kept.exists():
            call_command("load_content", verbosity=0)
            _copy_to(kept)
            return
    _copy_from(kept)


class Migrated:
    """The tables of the test database. It is made before Django makes its own, which then finds
    every migration applied; `made` is called after that. Until then other processes wait."""

    def __init__(self, folder):
        self.waiting = ExitStack()
        self.path = _kept(folder, "migrated")
        name = connection.creation._get_test_db_name()
        if connection.vendor != "sqlite" or not connection.creation.is_in_memory_db(name):
            return
        self.waiting.enter_context(_alone(folder))
        if self.path.exists():
            # As long as this one is open, what it holds in memory is there for Django's.
            self.held = sqlite3.connect(name, uri=True)
            with closing(sqlite3.connect(self.path)) as kept:
                kept.backup(self.held)

    def made(self):
        with self.waiting:
            if connection.vendor == "sqlite" and not self.path.exists():
                _copy_to(self.path)


def _kept(folder, what):
    """Where a database is kept; those of another state of the code are deleted."""
    fingerprint = _fingerprint()
    for old in folder.glob("*.sqlite3"):
        if not old.name.startswith(fingerprint):
            old.unlink(missing_ok=True)
    return folder / f"{fingerprint}.{what}.sqlite3"


@contextmanager
def _alone(folder):
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@cache
def _fingerprint():
    """Of the code and the fixtures; and of the day, since the publications bear its date."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    digest = hashlib.sha256(f"{VERSION} {datetime.date.today()}".encode())
    for path in sorted([*files, *(ROOT / "fixtures").glob("*.json*")]):
        digest.update(f"{path}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _copy_to(kept):
    connection.ensure_connection()
    unfinished = kept.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    copy = sqlite3.connect(unfinished)
    connection.connection.backup(copy)
    copy.close()
    unfinished.rename(kept)


def _copy_from(kept):
    connection.ensure_connection()
    loaded = sqlite3.connect(kept)
    loaded.backup(connection.connection)
    loaded.close()
    ContentType.objects.clear_cache()

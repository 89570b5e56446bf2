"""The content in the test database: loaded once, and copied to every process that tests.

Loading takes half a minute of processor time. On SQLite the loaded database is therefore kept in
pytest's cache, under a name made of all that it depends on, and copied from there in a moment.
"""

import datetime
import fcntl
import hashlib
import sqlite3
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
    kept = folder / f"{_fingerprint()}.sqlite3"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _forget(folder)
            call_command("load_content", verbosity=0)
            _copy_to(kept)
            return
    _copy_from(kept)


def _fingerprint():
    """Of the code and the fixtures; and of the day, since the publications bear its date."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    digest = hashlib.sha256(f"{VERSION} {datetime.date.today()}".encode())
    for path in sorted([*files, *(ROOT / "fixtures").glob("*.json*")]):
        digest.update(f"{path}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _forget(folder):
    for old in folder.glob("*.sqlite3"):
        old.unlink()


def _copy_to(kept):
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

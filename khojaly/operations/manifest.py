"""What a backup says of itself: the ledger's head, the migrations, every file with its SHA-256."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from khojaly.ledger.models import Version

FORMAT = "khojaly-backup-1"
NAME = "manifest.json"
RECORD = "record.sqlite3"
SNAPSHOTS = "snapshots"


class BadBackup(Exception):
    """Why a file is no backup that can be trusted, in a sentence."""


def head():
    """The ledger's state: how many versions, and the chain value of the newest."""
    last = Version.objects.order_by("-seq").only("seq", "chain").first()
    return {"versions": last.seq if last else 0, "chain": last.chain if last else ""}


def migrations():
    """The applied migrations, as `app.name`, sorted."""
    return sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())


def manifest(files, engine):
    """Describe the site's database (a copy stands in for it) and `files`, a dict of the name in
    the backup to the path. It holds no secret."""
    return {
        "format": FORMAT,
        "made_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "made_from": engine,
        "ledger": head(),
        "migrations": migrations(),
        "files": [
            {"name": name, "size": path.stat().st_size, "sha256": sha256_of(path)}
            for name, path in sorted(files.items())
        ],
    }


def sha256_of(path):
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read(text):
    """The manifest in `text` (bytes), as JSON data. Raises `BadBackup`."""
    try:
        found = json.loads(text)
        names = [entry["name"] for entry in found["files"]]
        for name in filter(_is_text, names):
            _require_safe(name)
        well = all(map(_is_entry, found["files"])) and isinstance(found["ledger"], dict)
        well &= all(map(_is_text, found["migrations"]))
        if not well:
            raise ValueError("an entry is not what it should be")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadBackup("The manifest of the backup cannot be read.") from error
    if found.get("format") != FORMAT:
        raise BadBackup(f"The backup has the format {found.get('format')}, not {FORMAT}.")
    if RECORD not in names:
        raise BadBackup("The backup holds no database.")
    return found


def _is_entry(entry):
    """Whether an entry has a name, a size and a digest; a stored copy bears its digest as name."""
    name, size, digest = entry["name"], entry["size"], entry["sha256"]
    kinds = _is_text(name) and type(size) is int and _is_text(digest)
    return kinds and (not name.startswith(f"{SNAPSHOTS}/") or Path(name).name == digest)


def _is_text(value):
    return isinstance(value, str)


def _require_safe(name):
    """A name that leads out of the folder it is unpacked in is no file of ours."""
    parts = Path(name).parts
    if name != RECORD and (parts[:1] != (SNAPSHOTS,) or len(parts) < 2 or ".." in parts):
        raise BadBackup(f"The backup names a file that does not belong in it: {name}")

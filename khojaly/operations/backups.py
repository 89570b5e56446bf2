"""Backups: one file that holds the whole record, made while the site runs, and verified.

The database is kept as an SQLite file whichever engine it came from: it can be opened, verified
and read for decades without a server, and restored to either engine. Readers and editors go on
meanwhile. The file holds the hashes of passwords, so only its owner may read it.
"""

import json
import os
import sqlite3
import tarfile
from contextlib import closing
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, connection

from khojaly.ledger.checkpoints import leaves, outside_fault
from khojaly.settings.databases import database, read_only

from . import manifest
from .aliases import connected, in_place_of_the_sites
from .copying import LEFT_BEHIND, copy_database

COPY = "copy"
NAME = "khojaly-%Y%m%dT%H%M%SZ.tar.gz"
# Of one in which something is wrong: no rule for keeping backups ever drops it.
WRONG_NAME = NAME.replace(".tar.gz", ".wrong.tar.gz")


def make_backup(folder):
    """Write a backup into `folder`, verified, and return its path and its manifest.

    Where the ledger is not whole, the backup is made all the same: its name says so, its manifest
    and a file beside it say what is wrong (`wrong`). Raises `CopyError` and `OSError`; then there
    is no new file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".unfinished-") as work:
        record = Path(work) / manifest.RECORD
        _copy_out(record)
        files = {manifest.RECORD: record} | dict(snapshots())
        told = _verified(record, files)
        told["wrong"] = told["wrong"] or _contradicted(folder)
        packed = _pack(Path(work) / "packed", files, told)
        made = folder / datetime.now(UTC).strftime(WRONG_NAME if told["wrong"] else NAME)
        if told["wrong"]:
            made.with_name(f"{made.name}.txt").write_text(f"{told['wrong']}\n")
        packed.rename(made)
    return made, told


def _copy_out(path):
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
    else:
        with connected(COPY, database(f"sqlite:///{path}")):
            with in_place_of_the_sites(COPY):
                call_command("migrate", verbosity=0, interactive=False)
            copy_database(DEFAULT_DB_ALIAS, COPY, hold=False)
    _settle(path)


def _settle(path):
    """Leave out the sessions, and make it one file that needs no other beside it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for model in LEFT_BEHIND:
            file.execute(f"DELETE FROM {model._meta.db_table}")
        file.execute("PRAGMA journal_mode=DELETE")
        file.execute("VACUUM")
    path.chmod(0o600)


def _verified(record, files):
    """The manifest, with what is wrong with the copy, if anything is."""
    with connected(COPY, read_only(record)), in_place_of_the_sites(COPY):
        wrong = ""
        try:
            call_command("verify_ledger", stdout=StringIO())
        except CommandError as fault:
            wrong = str(fault)
        return manifest.manifest(files, _engine()) | {"wrong": wrong}


def _contradicted(folder):
    """What outside of the database says otherwise than it, in a sentence, or "": the file of
    checkpoints, the site's key, the releases, and the last backup before this one."""
    found = leaves()
    return outside_fault(found) or _last_backup_fault(folder, found)


def _last_backup_fault(folder, found):
    for path in sorted(folder.glob("khojaly-*Z.tar.gz"), reverse=True)[:1]:
        try:
            with tarfile.open(path) as packed:
                ledger = json.load(packed.extractfile(manifest.NAME))["ledger"]
        except (tarfile.TarError, OSError, ValueError, KeyError, TypeError):
            return f"{path} cannot be read."
        size, chain = ledger["versions"], ledger["chain"]
        if size and (size > len(found) or found[size - 1].hex() != chain):
            return f"The ledger does not continue that of the last backup, {path}."
    return ""


def _engine():
    return settings.DATABASES[DEFAULT_DB_ALIAS]["ENGINE"].rpartition(".")[2]


def snapshots():
    """The stored copies of sources, as pairs of the name in the backup and the path."""
    folder = getattr(settings, "SNAPSHOT_DIR", None)
    for path in sorted(Path(folder).rglob("*")) if folder else ():
        if path.is_file() and not path.name.startswith((".", "tmp")):  # Not one half written.
            yield f"{manifest.SNAPSHOTS}/{path.relative_to(folder).as_posix()}", path


def _pack(path, files, told):
    """The manifest comes first, so that it is read without unpacking the rest."""
    description = path.with_name(manifest.NAME)
    description.write_text(json.dumps(told, indent=1))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as output:
        with tarfile.open(fileobj=output, mode="w:gz") as packed:
            packed.add(description, manifest.NAME)
            for name, file in sorted(files.items()):
                packed.add(file, name)
        output.flush()
        os.fsync(output.fileno())
    return path

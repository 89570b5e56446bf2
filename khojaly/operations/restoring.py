"""Putting a backup in the place of the site's database: checked first, all or nothing."""

import shutil
import tarfile
import zlib
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.loader import MigrationLoader

from khojaly.settings.databases import database, read_only

from . import manifest
from .aliases import connected, in_place_of_the_sites
from .copying import copy_database
from .manifest import BadBackup

BACKUP = "backup"
LARGEST_MANIFEST = 64_000_000


@contextmanager
def opened(path):
    """Unpack a backup for the time of a block; gives its manifest and the folder it is in.

    Raises `BadBackup` for a file that is damaged or is not what its manifest says.
    """
    with TemporaryDirectory() as work:
        try:
            with tarfile.open(path) as packed:
                told = manifest.read(_content(packed, manifest.NAME).read())
                for entry in told["files"]:
                    _unpack(packed, entry, Path(work))
        except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
            raise BadBackup(f"{path} cannot be read as a backup: {error}") from error
        _check_ledger(told, Path(work) / manifest.RECORD)
        yield told, Path(work)


def _content(packed, name, size=None):
    """A plain file of a backup, of the size that the manifest says, to be read."""
    try:
        member = packed.getmember(name)
    except KeyError as error:
        raise BadBackup(f"The backup lacks {name}.") from error
    if not member.isreg() or member.size > (LARGEST_MANIFEST if size is None else size):
        raise BadBackup(f"{name} in the backup is no file of the size that its manifest says.")
    return packed.extractfile(member)


def _unpack(packed, entry, folder):
    path = folder / entry["name"]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        shutil.copyfileobj(_content(packed, entry["name"], entry["size"]), file)
    if manifest.sha256_of(path) != entry["sha256"]:
        raise BadBackup(f"{entry['name']} in the backup is not what its manifest says.")


def _check_ledger(told, record):
    """Compare the copy with the manifest as it lies there; then bring it up to this version of the
    site, whose checks can read no other, and verify it."""
    with connected(BACKUP, read_only(record)), in_place_of_the_sites(BACKUP):
        if manifest.head() != told["ledger"]:
            raise BadBackup("The ledger in the backup does not end as its manifest says.")
        _require_known(manifest.migrations())
    with connected(BACKUP, database(f"sqlite:///{record}")), in_place_of_the_sites(BACKUP):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("repair_pointers", stdout=StringIO())
        try:
            call_command("verify_ledger", stdout=StringIO())
        except CommandError as error:
            raise BadBackup(f"The ledger in the backup is not whole: {error}") from error


def _require_known(applied):
    known = {".".join(key) for key in MigrationLoader(connection).disk_migrations}
    if newer := sorted(set(applied) - known):
        raise BadBackup(f"A newer version of the site made this backup: it has {newer[0]}.")


def restore(folder, overwrite=False, tell=lambda copied: None):
    """Copy what `opened` gave into the site's database. Raises `CopyError`, and then the database
    is as it was."""
    call_command("migrate", verbosity=0, interactive=False)
    with connected(BACKUP, database(f"sqlite:///{folder / manifest.RECORD}")):
        put_back_snapshots(folder / manifest.SNAPSHOTS)
        copy_database(BACKUP, DEFAULT_DB_ALIAS, tell=tell, overwrite=overwrite)
    call_command("rebuild_search", stdout=StringIO())


def put_back_snapshots(folder):
    """Stored copies are added; one that is here already stays."""
    target = getattr(settings, "SNAPSHOT_DIR", None)
    if target and folder.is_dir():
        for path in filter(Path.is_file, folder.rglob("*")):
            there = Path(target) / path.relative_to(folder)
            there.parent.mkdir(parents=True, exist_ok=True)
            if not there.exists():
                shutil.copy2(path, there)

"""Dated, immutable releases of the data: made once for a position of the ledger, never changed.

A release is named by the day of its newest version, its position in the ledger and the beginning
of the chain value there. It holds nothing that is not in the ledger: the same position gives the
same bytes, on any machine and database.
"""

import hashlib
import json
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import override

from khojaly.ledger.models import Version

from . import reading
from .archive import write_archive
from .files.csvw import TableNotes
from .files.database import SqliteFile
from .files.described import Descriptions
from .files.lines import Bibliography, CsvFiles, LedgerLines, RecordLines
from .files.triples import Triples
from .tables import KINDS, VERSIONS, tables_of
from .tables.common import in_utc

NAME = re.compile(r"\d{4}-\d\d-\d\d-\d+-[0-9a-f]{8}\Z")
FILES = (
    CsvFiles,
    RecordLines,
    LedgerLines,
    Bibliography,
    Triples,
    SqliteFile,
    Descriptions,
    TableNotes,
)
SUMS = "SHA256SUMS"
MANIFEST = "release.json"


class NothingNew(Exception):
    """The release of this position of the ledger exists already; its name is the message."""


class NothingPublished(Exception):
    """The ledger is empty."""


@dataclass(frozen=True)
class Release:
    """What a release is called and made from. `site` is the address of the site, without a slash
    at its end."""

    seq: int
    chain: str
    published_at: str
    site: str

    @classmethod
    def of(cls, version, site):
        return cls(version.seq, version.chain, in_utc(version.published_at), site)

    @property
    def date(self):
        return self.published_at[:10]

    @property
    def name(self):
        return f"{self.date}-{self.seq}-{self.chain[:8]}"

    @property
    def address(self):
        return f"{self.site}/data/releases/{self.name}/"


def releases_folder():
    return Path(settings.RELEASES_DIR)


def make_release(site, folder=None):
    """Write the release of the ledger as it stands and return its folder.

    It is built aside and moved into place at the end, so that a reader never meets half of one.
    Raises `NothingNew` when there is one of this position, `NothingPublished` for an empty ledger.
    """
    folder, head = folder or releases_folder(), Version.objects.head()
    if head is None:
        raise NothingPublished
    release = Release.of(head, site)
    target = folder / release.name
    if target.exists():
        raise NothingNew(release.name)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as place:
        made = Path(place) / release.name
        made.mkdir()
        with override(settings.LANGUAGE_CODE):
            _fill(made, release)
        _finish(made, release)
        _move(made, target)
    return target


def _fill(folder, release):
    files = [kind(folder, release) for kind in FILES]
    for kind in KINDS:
        tables = tables_of(kind)
        for version in reading.standing(kind, release.seq):
            for file in files:
                file.record(version)
            _give_rows(files, tables, version)
    for version in reading.every_version(release.seq):
        for file in files:
            file.version(version)
        _give_rows(files, [VERSIONS], version)
    for file in files:
        file.close()


def _give_rows(files, tables, version):
    for table in tables:
        for cells in table.rows(version):
            for file in files:
                file.row(table, cells)


def _finish(folder, release):
    """Checksums, the archive of all, and what the page says of the release."""
    sums = {path.name: sha256_of(path) for path in sorted(folder.iterdir())}
    lines = [f"{digest}  {name}\n" for name, digest in sums.items()]
    (folder / SUMS).write_text("".join(lines), newline="")
    archive = write_archive(folder, release)
    sums[archive.name], sums[SUMS] = sha256_of(archive), sha256_of(folder / SUMS)
    files = [
        {"name": name, "size": (folder / name).stat().st_size, "sha256": digest}
        for name, digest in sums.items()
    ]
    manifest = {
        "name": release.name,
        "seq": release.seq,
        "chain": release.chain,
        "published_at": release.published_at,
        "files": files,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", newline="")


def sha256_of(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _move(made, target):
    """Take the release's name, which fails where another process was first."""
    for path in made.iterdir():
        path.chmod(0o444)
    try:
        os.rename(made, target)
    except OSError:
        if target.exists():
            raise NothingNew(target.name) from None
        raise


def releases(folder=None):
    """The manifests of all releases, newest first."""
    folder = folder or releases_folder()
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    found = [manifest_of(folder / name) for name in names if NAME.match(name)]
    return sorted(found, key=lambda manifest: -manifest["seq"])


def manifest_of(folder):
    return json.loads((folder / MANIFEST).read_text())

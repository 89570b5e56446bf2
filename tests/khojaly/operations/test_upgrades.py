"""From every release to this version: the backups in `released/` were made by it, one each."""

import json
import sqlite3
import tarfile
from pathlib import Path

import pytest
from django.db import connection

from khojaly.operations.manifest import NAME, RECORD
from tests.khojaly.conftest import Database

pytestmark = pytest.mark.drill

SERVED = ("-m", "tests.khojaly.ledger.served")
RELEASES = sorted((Path(__file__).parent / "released").glob("*.tar.gz"))
each_release = pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name[:-7])
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite's readers never wait."
)


def records(path):
    """The bytes of every record in a database file, in order."""
    with sqlite3.connect(path) as file:
        rows = file.execute("SELECT record FROM ledger_version ORDER BY seq").fetchall()
    return [record.encode() for (record,) in rows]


def served(database):
    return [bytes.fromhex(content) for content in json.loads(database.run(*SERVED)).values()]


@pytest.fixture
def unpacked(tmp_path):
    def unpacked(release):
        with tarfile.open(release) as packed:
            packed.extract(RECORD, tmp_path)
        return tmp_path / RECORD

    return unpacked


@each_release
def test_a_database_of_a_release_is_brought_up_in_place(release, unpacked, acts):
    path = unpacked(release)
    published = records(path)
    upgraded = Database(f"sqlite:///{path}")
    upgraded.manage("migrate", "-v0")
    assert len(published) >= 30
    assert served(upgraded) == published
    acts(upgraded, "goes_on")
    assert "The ledger is whole" in upgraded.manage("verify_ledger")


@each_release
def test_a_backup_of_a_release_is_restored_to_this_version(release, unpacked, bare_database):
    published = records(unpacked(release))
    bare_database.manage("restore", release)
    assert served(bare_database) == published
    assert "The ledger is whole" in bare_database.manage("verify_ledger")


def migrations_of(release):
    with tarfile.open(release) as packed:
        return json.load(packed.extractfile(NAME))["migrations"]


@on_postgresql
@each_release
def test_no_migration_since_a_release_writes_a_table_anew(release, bare_database):
    told = bare_database.run("-m", "tests.khojaly.operations.upgraded", *migrations_of(release))
    told = json.loads(told)
    assert told["tables"] >= 40
    assert told["written_anew"] == []


@on_postgresql
def test_a_migration_gives_up_rather_than_make_readers_wait(another_database):
    import psycopg

    with psycopg.connect(another_database.url) as busy:
        busy.execute("LOCK TABLE django_migrations")
        complaint = another_database.fails("manage.py", "migrate")
    assert "lock timeout" in complaint
    assert "Run it again." in complaint
    another_database.manage("migrate", "-v0")

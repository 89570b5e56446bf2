"""What is looked at before it is trusted: Python, Redis, a backup from elsewhere."""

import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest

from khojaly.management.commands.serve import fault_of_python
from khojaly.operations import health
from khojaly.operations.manifest import FORMAT, NAME, RECORD, BadBackup
from khojaly.operations.restoring import opened


@pytest.mark.parametrize(
    ("version", "said"),
    [((3, 11, 7), "3.11.10"), ((3, 11, 10), ""), ((3, 12, 5), "3.12.6"), ((3, 13, 0), "")],
)
def test_a_python_with_known_faults_is_named(version, said):
    told = fault_of_python(version)
    assert said in told
    assert bool(told) is bool(said)


class Redis:
    """A client of a Redis that is set up so."""

    def __init__(self, limit, **reached):
        self.limit = limit
        self.connection_pool = type("Pool", (), {"connection_kwargs": reached})

    def info(self, _section):
        return {"maxmemory": self.limit}


@pytest.mark.parametrize(
    ("client", "sentence"),
    [(Redis(0, password="x"), "no limit"), (Redis(256, host="localhost"), "no password")],
)
def test_a_redis_without_a_limit_or_a_password_is_not_ready(client, sentence):
    with pytest.raises(health.NotReady, match=sentence):
        health._redis(client)


def test_a_redis_with_both_is():
    health._redis(Redis(256, password="x"))
    health._redis(Redis(256, path="/run/redis.sock"))


def made(path, entries, manifest=None, kind=tarfile.REGTYPE):
    """A backup with these entries (name, content, what the manifest says of it)."""
    told = {
        "format": FORMAT, "ledger": {"versions": 0, "chain": ""}, "migrations": [],
        "files": [
            {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()} | says
            for name, data, says in entries
        ],
    }  # fmt: skip
    text = json.dumps(told | (manifest or {})).encode()
    with tarfile.open(path, "w:gz") as packed:
        for name, data in [(NAME, text), *((name, data) for name, data, _says in entries)]:
            member = tarfile.TarInfo(name)
            member.size, member.type = len(data), tarfile.REGTYPE if name == NAME else kind
            packed.addfile(member, io.BytesIO(data))
    return path


COPY = ("snapshots/ab/" + "ab" * 32, b"x", {})


@pytest.mark.parametrize(
    ("entries", "manifest"),
    [
        ([(RECORD, b"0" * 100_000, {"size": 1})], None),
        ([(RECORD, b"", {"size": "1"})], None),
        ([(RECORD, b"", {"name": 5})], None),
        ([(RECORD, b"", {})], {"ledger": None}),
        ([(RECORD, b"", {})], {"migrations": [1]}),
        ([(RECORD, b"", {}), COPY], None),
        ([(RECORD, b"", {"sha256": None})], None),
    ],
)
def test_a_backup_that_is_not_what_it_says_is_refused_before_it_is_unpacked(
    tmp_path, entries, manifest
):
    with pytest.raises(BadBackup), opened(made(tmp_path / "a.tar.gz", entries, manifest)):
        pass


@pytest.mark.parametrize("kind", [tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.SYMTYPE])
def test_what_is_no_plain_file_in_a_backup_is_refused(tmp_path, kind):
    backup = made(tmp_path / "a.tar.gz", [(RECORD, b"", {})], kind=kind)
    with pytest.raises(BadBackup, match="is no file of the size"), opened(Path(backup)):
        pass


def test_a_manifest_of_brackets_is_refused(tmp_path):
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as packed:
        member = tarfile.TarInfo(NAME)
        text = b"[" * 200_000
        member.size = len(text)
        packed.addfile(member, io.BytesIO(text))
    with pytest.raises(BadBackup), opened(path):
        pass

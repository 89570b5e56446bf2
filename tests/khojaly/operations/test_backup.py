"""The restore drill: what a backup holds comes back, on either engine, and nothing else passes."""

import json
import sqlite3
import stat
import tarfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from khojaly.operations import manifest
from khojaly.operations.backups import NAME, snapshots
from khojaly.operations.manifest import BadBackup
from khojaly.operations.restoring import opened, put_back_snapshots
from khojaly.operations.retention import dropped, plan

pytestmark = pytest.mark.drill

SERVED = ("-m", "tests.khojaly.ledger.served")


def test_a_lost_database_comes_back_with_every_record_byte_for_byte(
    filled, backup, bare_database, acts
):
    assert "Restored and verified: 48 versions" in bare_database.manage("restore", backup)
    assert bare_database.run(*SERVED) == filled.run(*SERVED)
    bare_database.manage("rebuild_search", "--check")
    assert acts(bare_database, "goes_on") == "C1 v12, edited by reviewer"
    assert "The ledger is whole" in bare_database.manage("verify_ledger")


def test_a_backup_of_either_engine_is_made_while_people_write(
    filled, bare_database, tmp_path, acts
):
    filled.manage("move_to", bare_database.url)
    bare_database.manage("backup", tmp_path / "kept")
    acts(bare_database, "goes_on")
    (made,) = (tmp_path / "kept").glob("*.tar.gz")
    assert "has 1 versions more" in bare_database.manage("restore", "--overwrite", made)
    assert acts(bare_database, "counted") == acts(filled, "counted")
    assert "The ledger is whole" in bare_database.manage("verify_ledger")


def test_a_restore_does_not_replace_what_is_there_unless_told(backup, filled, acts):
    acts(filled, "goes_on")
    before = filled.run(*SERVED)
    assert "Add --overwrite to replace it" in filled.fails("manage.py", "restore", backup)
    assert filled.run(*SERVED) == before


def test_a_backup_holds_no_session_and_no_key_and_only_its_owner_reads_it(backup, tmp_path):
    with tarfile.open(backup) as packed:
        assert packed.getnames() == [manifest.NAME, manifest.RECORD]
        packed.extractall(tmp_path / "unpacked")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with sqlite3.connect(tmp_path / "unpacked" / manifest.RECORD) as file:
        assert file.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
        assert file.execute("SELECT count(*) FROM auth_user").fetchone() == (1,)


def test_the_manifest_names_the_head_of_the_ledger(backup, filled):
    with tarfile.open(backup) as packed:
        told = json.load(packed.extractfile(manifest.NAME))
        packed.extract(manifest.RECORD, backup.parent)
    with sqlite3.connect(backup.parent / manifest.RECORD) as file:
        newest = file.execute("SELECT seq, chain FROM ledger_version ORDER BY seq DESC").fetchone()
    assert (told["ledger"]["versions"], told["ledger"]["chain"]) == newest


def test_a_backup_of_a_ledger_that_was_tampered_with_is_made_and_says_so(filled, tmp_path, acts):
    acts(filled, "tampered")
    folder = tmp_path / "backups"
    folder.mkdir()
    older = folder / "khojaly-20260101T000000Z.tar.gz"
    older.touch()
    complaint = filled.fails("manage.py", "backup", folder, "--keep", "daily:1")
    assert "something is wrong in it: Row 7: a column was changed" in complaint
    made, told = sorted(set(folder.iterdir()) - {older})
    assert (made.name[-13:], told.name) == (".wrong.tar.gz", f"{made.name}.txt")
    assert "Row 7: a column was changed" in told.read_text()
    assert older.exists()
    assert "is not whole: Row 7" in filled.fails("manage.py", "restore", "--overwrite", made)


def test_a_pointer_moved_back_hinders_neither_a_backup_nor_its_return(filled, tmp_path, acts):
    acts(filled, "pointed_back")
    assert "repair_pointers" in filled.fails("manage.py", "backup", tmp_path)
    (made,) = tmp_path.glob("*.wrong.tar.gz")
    assert "Restored and verified" in filled.manage("restore", "--overwrite", made)
    assert "The ledger is whole" in filled.manage("verify_ledger")


def repacked(backup, change):
    """The backup with its files, as `{name: bytes}`, changed by `change`."""
    with tarfile.open(backup) as packed:
        files = {name: packed.extractfile(name).read() for name in packed.getnames()}
    folder = backup.parent / "changed"
    folder.mkdir()
    change(files)
    for name, content in files.items():
        (folder / name.replace("/", "_")).write_bytes(content)
    made = backup.parent / "changed.tar.gz"
    with tarfile.open(made, "w:gz") as packed:
        for name in files:
            packed.add(folder / name.replace("/", "_"), name)
    return made


def _other_database(files):
    files[manifest.RECORD] = files[manifest.RECORD][:-1] + b"x"


def _leads_out(files):
    told = json.loads(files[manifest.NAME])
    told["files"].append({"name": "snapshots/../../evil", "size": 1, "sha256": "0" * 64})
    files[manifest.NAME] = json.dumps(told).encode()


def _newer_head(files):
    told = json.loads(files[manifest.NAME])
    told["ledger"]["versions"] += 1
    files[manifest.NAME] = json.dumps(told).encode()


def _no_manifest(files):
    del files[manifest.NAME]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (_other_database, "record.sqlite3 in the backup is not what its manifest says"),
        (_leads_out, "a file that does not belong in it: snapshots/../../evil"),
        (_no_manifest, "The backup lacks manifest.json"),
    ],
)
def test_a_backup_that_is_not_what_it_says_is_refused(backup, change, complaint):
    with pytest.raises(BadBackup, match=complaint), opened(repacked(backup, change)):
        pass


def test_a_backup_whose_ledger_is_cut_short_is_refused(backup, sqlite_database):
    complaint = sqlite_database.fails("manage.py", "restore", repacked(backup, _newer_head))
    assert "does not end as its manifest says" in complaint


def test_half_a_file_is_no_backup_and_nothing_is_touched(backup, filled, acts):
    backup.write_bytes(backup.read_bytes()[:2000])
    before = acts(filled, "counted")
    complaint = filled.fails("manage.py", "restore", "--overwrite", backup)
    assert "cannot be read as a backup" in complaint
    assert "Nothing was restored" in complaint
    assert acts(filled, "counted") == before


def test_stored_copies_of_sources_go_into_the_backup_and_come_back(tmp_path, settings):
    settings.SNAPSHOT_DIR = tmp_path / "here"
    (tmp_path / "kept" / "ab").mkdir(parents=True)
    (tmp_path / "kept" / "ab" / "abcd.pdf").write_bytes(b"%PDF-1.7")
    put_back_snapshots(tmp_path / "kept")
    assert [name for name, _path in snapshots()] == ["snapshots/ab/abcd.pdf"]


def test_old_backups_go_by_day_week_and_month():
    newest = datetime(2026, 11, 26, 3, 17)
    made = [Path((newest - timedelta(hours=12 * n)).strftime(NAME)) for n in range(800)]
    other = Path("letters.tar.gz")
    gone = dropped([*made, other], plan(["daily:7", "weekly:4", "monthly:12"]))
    kept = [path for path in made if path not in gone]
    assert other not in gone
    assert kept[0] == made[0]
    assert [path.name[8:16] for path in kept[:7]] == [
        f"{newest - timedelta(days=n):%Y%m%d}" for n in range(7)
    ]
    assert [path.name[8:16] for path in kept[7:]] == [
        "20261115", "20261108", "20261031", "20260930", "20260831", "20260731", "20260630",
        "20260531", "20260430", "20260331", "20260228", "20260131", "20251231",
    ]  # fmt: skip


def test_a_rule_for_keeping_that_is_none_stops_before_anything_is_written(tmp_path):
    with pytest.raises(CommandError, match=r"“yearly:3” is no rule for keeping backups"):
        call_command("backup", tmp_path / "backups", "--keep", "yearly:3")
    assert not (tmp_path / "backups").exists()

"""Moving the record between databases: from SQLite to the engine the tests run on, and back."""

import json
import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings

from tests.khojaly.conftest import Database

pytestmark = pytest.mark.drill

SERVED = ("-m", "tests.khojaly.ledger.served")


def test_a_move_there_and_back_keeps_every_record_byte_for_byte(
    filled, bare_database, tmp_path, acts
):
    before = filled.run(*SERVED)
    assert "Moved and verified" in filled.manage("move_to", bare_database.url)
    assert bare_database.run(*SERVED) == before
    bare_database.manage("rebuild_search", "--check")
    back = Database(f"sqlite:///{tmp_path / 'back.sqlite3'}")
    bare_database.manage("move_to", back.url)
    assert back.run(*SERVED) == before
    assert acts(back, "counted") == acts(filled, "counted")
    assert "The ledger is whole" in back.manage("verify_ledger")


def test_after_a_move_an_editor_signs_in_and_goes_on(filled, bare_database, acts):
    filled.manage("move_to", bare_database.url)
    assert acts(bare_database, "goes_on") == "C1 v12, edited by reviewer"
    assert "The ledger is whole" in bare_database.manage("verify_ledger")


def test_a_database_with_content_is_not_moved_into(filled, another_database, acts):
    another_database.run("-m", "tests.khojaly.ledger.at_once")
    before = acts(another_database, "counted")
    complaint = filled.fails("manage.py", "move_to", another_database.url)
    assert "is not empty" in complaint
    assert "Nothing was moved" in complaint
    assert acts(another_database, "counted") == before


def test_a_move_killed_half_way_leaves_nothing_and_can_be_made_again(filled, bare_database, acts):
    _kill_after_copying("ledger_version", filled, bare_database)
    assert json.loads(acts(bare_database, "counted"))["ledger_version"] == 0
    assert "Moved and verified" in filled.manage("move_to", bare_database.url)
    assert acts(bare_database, "counted") == acts(filled, "counted")


def _kill_after_copying(table, source, target):
    moving = subprocess.Popen(
        [sys.executable, "-u", "manage.py", "move_to", target.url],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": source.url},
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in moving.stdout:
        if table in line:
            os.kill(moving.pid, signal.SIGKILL)
            break
    assert moving.wait() == -signal.SIGKILL


def test_a_ledger_that_was_tampered_with_is_not_moved(filled, bare_database, acts):
    acts(filled, "tampered")
    complaint = filled.fails("manage.py", "move_to", bare_database.url)
    assert "Row 7: a column was changed" in complaint


def test_an_address_that_is_no_database_is_refused_in_a_sentence(sqlite_database):
    complaint = sqlite_database.fails("manage.py", "move_to", "mysql://localhost/khojaly")
    assert "is not supported: use sqlite:// or postgres://" in complaint

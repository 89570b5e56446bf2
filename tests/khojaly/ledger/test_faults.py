"""What happens to the ledger when publishing is killed, raced, or moved to another database."""

import json
import sqlite3

import pytest
from django.core.management import call_command

from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from tests import objects
from tests.khojaly.ledger.at_once import THREADS, TIMES
from tests.khojaly.ledger.served import served


@pytest.mark.drill
def test_a_kill_between_any_two_statements_leaves_all_or_nothing(another_database):
    told = json.loads(another_database.run("-m", "tests.khojaly.ledger.killed"))
    before, *counts = told["counts"]
    assert told["statements"] >= 5
    assert counts[:-1] == [before] * told["statements"]
    assert counts[-1] == before + 1
    assert "The ledger is whole" in another_database.manage("verify_ledger")


@pytest.mark.drill
def test_people_who_publish_at_once_all_get_in_and_the_chain_holds(another_database):
    told = json.loads(another_database.run("-m", "tests.khojaly.ledger.at_once"))
    assert told["errors"] == []
    whole = another_database.manage("verify_ledger")
    assert f"{5 + THREADS - 1 + THREADS * TIMES} versions" in whole


@pytest.mark.django_db
@pytest.mark.drill
def test_every_record_ever_served_is_the_same_on_another_database(tmp_path, sqlite_database):
    claim = objects.published_claim()
    for low in (500, 600):
        claim.low = low
        claim.save()
        publish([claim], objects.publication(ChangeKind.CORRECTION))
    withdraw(claim, objects.publication(reason="Recorded twice."))
    before = served()
    dump = tmp_path / "dump.json"
    left_out = [f"-e={name}" for name in ("contenttypes", "auth.permission", "sessions")]
    call_command("dumpdata", *left_out, "--natural-foreign", output=str(dump))
    sqlite_database.manage("loaddata", dump)
    told = json.loads(sqlite_database.run("-m", "tests.khojaly.ledger.served"))
    assert len(before) == 8
    assert {address: bytes.fromhex(content) for address, content in told.items()} == before
    assert "The ledger is whole" in sqlite_database.manage("verify_ledger")


@pytest.mark.django_db
@pytest.mark.drill
def test_records_outlive_an_upgrade_from_the_first_schema(sqlite_database):
    sqlite_database.run("-m", "tests.khojaly.ledger.at_once")
    before = sqlite_database.run("-m", "tests.khojaly.ledger.served")
    sqlite_database.manage("migrate", "-v0", "ledger", "0002")
    sqlite_database.manage("migrate", "-v0")
    assert sqlite_database.run("-m", "tests.khojaly.ledger.served") == before
    assert "The ledger is whole" in sqlite_database.manage("verify_ledger")


@pytest.mark.drill
def test_editing_the_file_by_hand_is_found_by_row(sqlite_database):
    sqlite_database.run("-m", "tests.khojaly.ledger.at_once")
    path = sqlite_database.url.removeprefix("sqlite:///")
    with sqlite3.connect(path) as file:
        file.execute("DROP TRIGGER ledger_version_no_update")
        file.execute("UPDATE ledger_version SET published_by = 'nobody' WHERE seq = 7")
    assert "Row 7: a column was changed" in sqlite_database.fails("manage.py", "verify_ledger")

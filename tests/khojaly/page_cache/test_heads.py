"""The head is noticed when it moves: in a database file, from another connection."""

import sqlite3

import pytest

from khojaly.ledger.freshness import ALWAYS, UNTIL_ANY_PUBLICATION, until_next_version
from khojaly.page_cache import heads
from khojaly.page_cache.readers import SqliteReader

TABLES = """
CREATE TABLE ledger_version (seq INTEGER PRIMARY KEY, chain TEXT, kind TEXT, identifier TEXT);
CREATE TABLE ledger_checkpoint (size INTEGER PRIMARY KEY);
"""


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    """A ledger's columns that the front reads, in a file; `ledger.path` is where."""

    class Ledger(sqlite3.Connection):
        path = tmp_path / "ledger.sqlite3"

    made = sqlite3.connect(Ledger.path, factory=Ledger, isolation_level=None)
    made.executescript(f"PRAGMA journal_mode=WAL; {TABLES}")
    monkeypatch.setattr(heads, "reader", lambda: SqliteReader(Ledger.path))
    monkeypatch.setattr(heads, "SECONDS_BETWEEN_TRIES", 0)
    yield made
    made.close()


def publish(ledger, *names):
    for name in names:
        (seq,) = ledger.execute("SELECT coalesce(max(seq), 0) + 1 FROM ledger_version").fetchone()
        row = (seq, f"chain-{seq}", "claim", name)
        ledger.execute("INSERT INTO ledger_version VALUES (?, ?, ?, ?)", row)


def test_each_publication_and_each_checkpoint_moves_the_head(ledger):
    followed = heads.Heads()
    assert followed.now() == (0, "", 0)
    publish(ledger, "C1", "C2")
    assert followed.now() == (2, "chain-2", 0)
    ledger.execute("INSERT INTO ledger_checkpoint VALUES (2)")
    assert followed.now() == (2, "chain-2", 2)
    assert followed.now() is followed.now()


def test_it_is_known_what_was_published_since(ledger):
    publish(ledger, "C1", "C2")
    followed = heads.Heads()
    before = followed.now()
    publish(ledger, "C2", "C3")
    now = followed.now()
    of = {name: until_next_version("claim", name) for name in ("C1", "C2", "C3")}
    assert followed.still_true(of["C1"], before, now)
    assert not followed.still_true(of["C2"], before, now)
    assert not followed.still_true(of["C3"], before, now)
    assert followed.still_true(ALWAYS, before, now)
    assert not followed.still_true(UNTIL_ANY_PUBLICATION, before, now)
    assert followed.knows(before)


def test_of_the_time_before_this_worker_nothing_is_taken_for_granted(ledger):
    publish(ledger, "C1")
    early = heads.Heads().now()
    publish(ledger, "C2")
    followed = heads.Heads()
    assert not followed.still_true(until_next_version("claim", "C1"), early, followed.now())


def test_a_restored_ledger_begins_a_new_era(ledger):
    publish(ledger, "C1", "C2")
    followed = heads.Heads()
    before, era = followed.now(), followed.era
    ledger.execute("DELETE FROM ledger_version WHERE seq = 2")
    ledger.execute("INSERT INTO ledger_version VALUES (2, 'another', 'claim', 'C2')")
    followed.now()
    assert followed.era is not era
    assert not followed.knows(before)


def test_a_database_file_that_is_gone_is_away_and_comes_back(ledger):
    publish(ledger, "C1")
    followed = heads.Heads()
    followed.now()
    hidden = ledger.path.with_suffix(".hidden")
    ledger.path.rename(hidden)
    assert followed.now() is None
    hidden.rename(ledger.path)
    assert followed.now() == (1, "chain-1", 0)

"""The database is locked, away, or has no room left."""

import json
import os
import resource
import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.khojaly.desk.conftest import form_fields
from tests.khojaly.operations.faults.full import LARGEST, NOTE

pytestmark = pytest.mark.drill

FEED, RECORD, NEVER_KEPT = (
    "/claims/C1/feed.atom", "/claims/C1/v1/record.json", "/claims/C2/v1/record.json",
)  # fmt: skip


@contextmanager
def locked(database):
    """Another process holds the lock that every save needs."""
    if database.url.startswith("sqlite"):
        holder = sqlite3.connect(database.url.removeprefix("sqlite:///"), isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
    else:
        import psycopg

        holder = psycopg.connect(database.url)
        holder.execute("LOCK TABLE events_claim IN EXCLUSIVE MODE")
    try:
        yield
    finally:
        holder.rollback()
        holder.close()


def test_while_the_database_is_locked_readers_go_on_and_an_editor_gets_a_sentence(
    published, serve, signed_in
):
    session, claim = signed_in(published)
    site = serve(published, DATABASE_TIMEOUT="1")
    edit = f"/admin/events/claim/{claim}/change/"
    opened = site.get(edit, Cookie=f"{settings.SESSION_COOKIE_NAME}={session}")
    typed = form_fields(opened.text) | {"note_en": "Read again on paper.", "change_reason": "Read."}
    del typed["csrfmiddlewaretoken"]  # The site of the test sends its own.
    with locked(published):
        assert site.get(FEED).headers["Cache-Status"] == "khojaly; fwd=miss; stored"
        refused = site.post(edit, session, typed)
        assert site.get(NEVER_KEPT).status == 200
    assert (refused.status, refused.headers["Retry-After"]) == (503, "30")
    assert "Nothing was saved" in refused.text
    assert "No se ha guardado nada" in refused.text
    assert 'name="note_en" value="Read again on paper."' in refused.text
    assert [line for line in site.said().splitlines() if "503" in line or "Traceback" in line] == []
    assert site.said().count("the database said:") == 1


@contextmanager
def away(database):
    """The database cannot be reached."""
    if database.url.startswith("sqlite"):
        path = Path(database.url.removeprefix("sqlite:///"))
        hidden = path.rename(path.with_suffix(".hidden"))
        yield
        hidden.rename(path)
        return
    name = database.url.rpartition("/")[2]
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
    yield
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def test_while_the_database_is_away_readers_get_kept_pages_that_say_so(published, serve):
    site = serve(published)
    page = site.get(RECORD)
    with away(published):
        kept = site.get(RECORD)
        assert (kept.status, kept.text) == (200, page.text)
        assert kept.headers["Cache-Status"] == "khojaly; hit; detail=database-away"
        assert site.get("/health/live").status == 200
        if not published.url.startswith("sqlite"):  # Whose file is still open in the worker.
            missing = site.get(NEVER_KEPT)
            assert (missing.status, missing.headers["Retry-After"]) == (503, "30")
            assert "Volvemos en un momento" in missing.text
            assert site.get("/health/ready").status == 503
    _wait_until(lambda: site.get(RECORD).headers["Cache-Status"] == "khojaly; hit")
    assert site.get(NEVER_KEPT).status == 200
    assert site.said().count("The database is away") == 1
    assert site.said().count("The database is back.") == 1


def _wait_until(true, seconds=20):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "It never came true."
        time.sleep(0.2)


def test_on_a_full_disk_an_editor_gets_a_sentence_and_nothing_is_half_written(
    sqlite_database, collected
):
    told = json.loads(sqlite_database.run("-m", "tests.khojaly.operations.faults.full"))
    assert told["while_full"]["status"] == 503
    assert "Nothing was saved" in told["while_full"]["text"]
    assert told["while_full"]["reader"] == 200
    assert told["revisions"] == [1, 1, 2]
    assert told["after"] == 302
    assert "The ledger is whole" in sqlite_database.manage("verify_ledger")


@contextmanager
def full(site, largest):
    """No file of the served site may grow beyond `largest` bytes: to SQLite, a full disk."""
    limit_files(site, largest)
    yield
    limit_files(site, resource.RLIM_INFINITY)


def limit_files(site, size):
    for pid in filter(str.isdigit, os.listdir("/proc")):
        if os.getpgid(int(pid)) == site.process.pid:
            resource.prlimit(int(pid), resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_on_a_full_disk_the_served_site_goes_on_being_read_and_later_edited(
    sqlite_database, serve, signed_in
):
    sqlite_database.run("-m", "tests.khojaly.ledger.at_once")
    session, claim = signed_in(sqlite_database)
    site = serve(sqlite_database)
    edit = f"/admin/events/claim/{claim}/change/"
    opened = site.get(edit, Cookie=f"{settings.SESSION_COOKIE_NAME}={session}")
    typed = form_fields(opened.text) | {"note_en": NOTE, "note_es": NOTE, "change_reason": "Read."}
    del typed["csrfmiddlewaretoken"]
    with full(site, LARGEST):
        refused = site.post(edit, session, typed)
        assert site.get(NEVER_KEPT).status == 200
        assert site.get("/claims/C1/").status == 200
    assert refused.status == 503
    assert "Nothing was saved" in refused.text
    assert "Read again on paper. Read again on paper." in refused.text
    assert site.post(edit, session, typed).status == 302
    assert "Traceback" not in site.said()
    assert site.said().count("the database said:") == 1
    assert "The ledger is whole" in sqlite_database.manage("verify_ledger")

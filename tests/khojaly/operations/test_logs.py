"""What the log says: whose request, in one line where that is enough, and never a secret."""

import json
import logging
import sys

import pytest
from django.core.exceptions import BadRequest
from django.db import OperationalError, connection

from khojaly.guard.logs import InOneLine, Json, OfRequest, Readable, request_id
from khojaly.operations import slow_queries


def said(formatter, message, *args, error=None, **extra):
    record = logging.getLogger("khojaly").makeRecord(
        "khojaly", logging.ERROR, __file__, 1, message, args, error, extra=extra
    )
    for rule in (OfRequest(), InOneLine()):
        rule.filter(record)
    return formatter.format(record)


@pytest.fixture
def in_request():
    token = request_id.set("5f0c2d7e9a1b4c3d")
    yield
    request_id.reset(token)


def test_a_line_for_machines_is_json_with_the_request_and_what_was_measured(in_request):
    line = json.loads(said(Json(), "A query took %d ms", 340, milliseconds=340))
    assert line["message"] == "A query took 340 ms"
    assert (line["level"], line["request_id"]) == ("ERROR", "5f0c2d7e9a1b4c3d")
    assert line["milliseconds"] == 340


def test_a_line_for_people_ends_with_the_request(in_request):
    assert said(Readable(), "Ready again.").endswith("ERROR Ready again. [5f0c2d7e9a1b4c3d]")


def raised(error):
    try:
        raise error
    except Exception:
        return sys.exc_info()


@pytest.mark.parametrize("formatter", [Json(), Readable()])
def test_a_database_that_complains_is_told_in_one_line(formatter):
    locked = raised(OperationalError("database is\nlocked"))
    line = said(formatter, "Internal Server Error: %s", "/admin/", error=locked)
    assert "Internal Server Error: /admin/: the database said: database is locked" in line
    assert "\n" not in line
    assert "Traceback" not in line
    assert "Traceback" in said(formatter, "Internal Server Error", error=raised(KeyError("id")))


@pytest.mark.parametrize("formatter", [Json(), Readable()])
def test_a_request_that_was_refused_is_told_in_one_line(formatter):
    refused = raised(BadRequest("“soon” is not a date."))
    line = said(formatter, "Bad Request: %s", "/claims/C110/", error=refused)
    assert "Bad Request: /claims/C110/: it was told: " in line
    assert "Traceback" not in line


@pytest.mark.parametrize("formatter", [Json(), Readable()])
def test_no_secret_of_the_environment_is_ever_written(formatter, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://khojaly:caspian%2Fsea-1992@db:5432/khojaly")
    monkeypatch.setenv("SECRET_KEY", "a-key-that-signs-sessions")
    for secret in ("caspian/sea-1992", "caspian%2Fsea-1992", "a-key-that-signs-sessions"):
        line = said(formatter, "failed with %s", secret, error=raised(ValueError(secret)))
        assert secret not in line
        assert "[struck out]" in line


@pytest.mark.django_db
def test_a_slow_query_is_named_without_its_values(settings, caplog):
    settings.SLOW_QUERY_MS = 0.001
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM auth_user WHERE username = %s", ["reviewer"])
    (line,) = caplog.messages
    assert "WHERE username = %s" in line
    assert "reviewer" not in line


@pytest.mark.django_db
def test_a_quick_query_is_not_named(settings, caplog):
    settings.SLOW_QUERY_MS = 60_000
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert caplog.messages == []


def test_each_connection_is_watched_once(settings):
    class Connection:
        execute_wrappers = []

    settings.SLOW_QUERY_MS = 200
    for _ in range(2):
        slow_queries.watch(None, Connection)
    assert Connection.execute_wrappers == [slow_queries.timed]
    settings.SLOW_QUERY_MS = 0
    Connection.execute_wrappers.clear()
    slow_queries.watch(None, Connection)
    assert Connection.execute_wrappers == []

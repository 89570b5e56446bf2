"""Health, metrics and the line for each request, asked as a WSGI server asks."""

import threading
import time

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection

from khojaly.operations import health, metrics
from khojaly.operations.requests import Watched
from khojaly.page_cache.readers import Away
from tests import objects
from tests.khojaly.page_cache.conftest import ask

TOKEN = "caspian-sea-level-minus-28"


@pytest.fixture
def site():
    """Asks the site with metrics and a line for each request: `site("/metrics")`."""
    watched = Watched(get_wsgi_application(), logged=True, metrics=metrics)
    return lambda address, method="GET", **headers: ask(watched, address, method, **headers)


@pytest.fixture(autouse=True)
def _not_said_before(monkeypatch):
    monkeypatch.setitem(health.CHECKS, "/health/ready", health.Readiness())


def test_a_site_that_runs_is_alive_whatever_its_database_does(site):
    told = site("/health/live", Host="10.0.0.7")
    assert (told.status, told.body) == ("200 OK", b"alive\n")
    assert told["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_site_with_database_migrations_and_cache_is_ready(site):
    assert site("/health/ready", Host="10.0.0.7").body == b"ready\n"


def fail(*args, **kwargs):
    raise Away('connection to "db.internal" failed')


@pytest.mark.django_db
def test_without_its_database_it_is_not_ready_and_only_the_log_says_why(site, monkeypatch, caplog):
    monkeypatch.setattr(health, "reader", fail)
    for _ in range(3):
        told = site("/health/ready")
        assert (told.status, told.body) == ("503 Service Unavailable", b"not ready\n")
    monkeypatch.undo()
    assert [r.message for r in caplog.records if r.name == health.__name__] == [
        'Not ready: Away: connection to "db.internal" failed'
    ]


@pytest.mark.django_db
def test_however_many_ask_one_thread_waits_for_a_database_that_hangs(monkeypatch):
    ready, asked, hangs = health.Readiness(), [], threading.Event()
    assert ready() == health.READY

    def hung():
        asked.append(1)
        hangs.wait(20)
        raise Away("It did not answer.")

    monkeypatch.setattr(ready, "database", hung)
    waiting = threading.Thread(target=ready)
    waiting.start()
    while not asked:
        time.sleep(0.01)
    assert [ready() for _time in range(20)] == [health.READY] * 20
    hangs.set()
    waiting.join()
    assert asked == [1]
    assert ready.answer == health.NOT_READY


@pytest.mark.django_db
def test_without_its_migrations_it_is_not_ready(site, caplog):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'ledger'")
    assert site("/health/ready").status == "503 Service Unavailable"
    assert "lacks migrations: run manage.py migrate" in caplog.text


@pytest.mark.django_db
def test_without_its_cache_it_is_not_ready(site, settings, caplog):
    redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache"}
    settings.CACHES = settings.CACHES | {"default": redis | {"LOCATION": "redis://127.0.0.1:1"}}
    assert site("/health/ready").status == "503 Service Unavailable"
    assert "Not ready: ConnectionError" in caplog.text


def test_metrics_are_an_address_that_does_not_exist_for_strangers(site, settings, db):
    settings.METRICS_TOKEN, settings.METRICS_NETWORKS = TOKEN, ["10.8.0.0/16"]
    own = site("/no-such-page/")
    for headers in ({}, {"Authorization": "Bearer guess"}, {"X_Forwarded_For": "10.8.0.1"}):
        told = site("/metrics", **headers)
        assert told.status == own.status == "404 Not Found"


@pytest.mark.django_db
def test_metrics_count_requests_and_know_the_ledger(site, settings):
    settings.METRICS_TOKEN, settings.METRICS_NETWORKS = TOKEN, []
    objects.published_claim()
    site("/method/")
    site("/method/", "BREW")
    told = site("/metrics", Authorization=f"Bearer {TOKEN}").body.decode()
    assert 'khojaly_requests_total{cache="none",method="GET",status="200"}' in told
    assert 'method="other"' in told
    assert "BREW" not in told
    assert "khojaly_request_seconds_bucket" in told
    assert "khojaly_versions 5.0" in told
    assert "khojaly_database_up 1.0" in told


@pytest.mark.django_db
def test_metrics_are_read_from_a_network_that_is_named(site, settings):
    settings.METRICS_TOKEN, settings.METRICS_NETWORKS = "", ["127.0.0.0/8"]
    settings.TRUSTED_PROXIES = 1
    assert site("/metrics", X_Forwarded_For="192.0.2.44").status == "404 Not Found"
    assert site("/metrics", X_Forwarded_For="192.0.2.44, 127.0.0.9").status == "200 OK"


@pytest.mark.django_db
def test_each_request_leaves_one_line_that_says_nothing_of_who_asked(site, caplog):
    site("/claims/?q=names+of+the+dead", X_Forwarded_For="192.0.2.44", User_Agent="Mozilla")
    (line,) = [r for r in caplog.records if r.name == "khojaly.access"]
    assert line.getMessage().startswith("GET '/claims/' 200 none ")
    assert (line.status, line.path, line.cache) == (200, "/claims/", "none")
    for trace in ("192.0.2.44", "Mozilla", "names"):
        assert trace not in str(vars(line))


@pytest.mark.django_db
def test_a_request_keeps_the_id_that_the_proxy_gave_it_if_it_is_one(site):
    assert site("/method/", X_Request_ID="5f0c2d7e-9a1b")["X-Request-ID"] == "5f0c2d7e-9a1b"
    forged = site("/method/", X_Request_ID="x\nGET / 200")["X-Request-ID"]
    assert len(forged) == 16


def test_a_body_that_is_too_large_is_refused_unread_in_two_languages():
    said = []
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/admin/", "CONTENT_LENGTH": "100000000"}
    body = b"".join(Watched(None)(environ, lambda *told: said.append(told))).decode()
    assert said[0][0] == "413 Content Too Large"
    assert "too large to be sent here" in body
    assert "demasiado grande para enviarlo" in body

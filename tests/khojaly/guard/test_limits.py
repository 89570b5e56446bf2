from ipaddress import ip_network

import pytest
from django.urls import reverse

from khojaly.guard import limits
from khojaly.guard.client import client_address, client_key
from khojaly.guard.limits import READING, SIGNING_IN
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_forty_past(monkeypatch):
    """Each test is forty seconds into a minute."""
    monkeypatch.setattr(limits.time, "time", lambda: 1_000_000_000.0)


@pytest.fixture
def history():
    objects.published_claim()
    return "/claims/C1/history/"


def ask(client, address, times, near="192.0.2.1"):
    return [client.get(address, REMOTE_ADDR=near).status_code for _number in range(times)]


def test_a_reader_at_two_pages_a_second_is_not_stopped_and_a_flood_is(client, history):
    assert set(ask(client, history, READING.times)) == {200}
    answer = client.get(history, REMOTE_ADDR="192.0.2.1")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "20"
    assert ask(client, history, 1, near="192.0.2.2") == [200]


def test_what_is_said_is_in_the_readers_language_and_names_the_time(client, history, monkeypatch):
    monkeypatch.setattr(limits, "READING", limits.Limit("reading", times=0, seconds=60))
    assert "They are there again in 20 seconds." in Page(client, history, status=429).text
    page = Page(client, f"/es{history}", status=429)
    assert "Demasiadas peticiones" in page.text
    assert "/es/data/" in page.links()


@pytest.mark.parametrize(
    "address",
    ["/claims/C1/history/", "/claims/C1/compare/1..1/", "/claims/C1/?as-of=2026-11-26",
     "/es/events/?as-of=2026-11-26", "/search/?q=613", "/check/?q=C1"],
)  # fmt: skip
def test_what_costs_most_is_counted(client, history, monkeypatch, address):
    monkeypatch.setattr(limits, "READING", limits.Limit("reading", times=0, seconds=60))
    assert client.get(address).status_code == 429


@pytest.mark.parametrize("address", ["/no-such-page/", "/es/nada/", "/wp-login.php", "/claims/C9/"])
def test_a_page_that_says_that_there_is_none_is_counted_as_any_other(client, settings, address):
    settings.PAGES_A_MINUTE = 3
    assert ask(client, address, 5) == [404, 404, 404, 429, 429]
    assert ask(client, address, 1, near="192.0.2.2") == [404]


def test_so_it_is_where_there_is_no_desk(client, settings):
    settings.PAGES_A_MINUTE = 1
    settings.ADMIN_NETWORKS = [ip_network("10.0.0.0/8")]
    assert ask(client, "/no-such-page/", 2) == [404, 429]
    assert ask(client, "/admin/", 1) == [429]


@pytest.mark.parametrize(
    "address", ["/", "/claims/C1/", "/claims/C1/v1/", "/events/", "/data/", "/check/"]
)
def test_reading_is_not(client, history, monkeypatch, address):
    monkeypatch.setattr(limits, "READING", limits.Limit("reading", times=0, seconds=60))
    assert client.get(address).status_code == 200


def test_sign_ins_are_counted_whatever_the_account(client):
    for number in range(SIGNING_IN.times):
        given = {"username": f"name{number}", "password": "x"}
        assert client.post(reverse("admin:login"), given).status_code == 200
    answer = client.post(reverse("admin:login"), {"username": "another", "password": "x"})
    assert answer.status_code == 429
    assert client.get(reverse("admin:login")).status_code == 200


def test_without_the_cache_readers_come_first(client, history, settings):
    settings.CACHES = settings.CACHES | {
        "limits": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    assert client.get(history).status_code == 200


@pytest.mark.parametrize(
    ("proxies", "near", "forwarded", "expected"),
    [
        (0, "192.0.2.1", "198.51.100.7", "192.0.2.1"),
        (1, "127.0.0.1", "198.51.100.7", "198.51.100.7"),
        (1, "127.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "127.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (1, "192.0.2.1", "", "192.0.2.1"),
        (1, "192.0.2.1", "not an address", "192.0.2.1"),
        (0, "::ffff:192.0.2.1", "", "192.0.2.1"),
        (0, "", "", "None"),
    ],
)
def test_the_visitor_is_who_the_nearest_trusted_proxy_names(
    rf, settings, proxies, near, forwarded, expected
):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR=near, HTTP_X_FORWARDED_FOR=forwarded)
    assert str(client_address(request)) == expected


def test_a_network_of_ipv6_counts_as_one(rf):
    one, two = (rf.get("/", REMOTE_ADDR=f"2001:db8:1:2:{end}") for end in (":1", "ffff::2"))
    assert client_key(one) == client_key(two) == "2001:db8:1:2::"

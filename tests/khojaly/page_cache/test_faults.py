"""What readers get when the database is away, or when what is kept elsewhere fails."""

import pytest
from django.core.cache import caches

from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from khojaly.page_cache import heads, store
from khojaly.page_cache.readers import Away, DjangoReader
from khojaly.page_cache.store import Damaged, read, written
from tests import objects

from .conftest import ask

CLAIM = "/claims/C1/"


@pytest.fixture
def claim(db):
    return objects.published_claim()


@pytest.fixture
def database(monkeypatch):
    """A switch: `database.away = True` makes the front's look at the database fail."""

    class Switch:
        away = False

    class Reader(DjangoReader):
        def marker(self):
            if Switch.away:
                raise Away("connection refused")

    def make():
        reader = Reader()
        reader.marker()
        return reader

    monkeypatch.setattr(heads, "SECONDS_BETWEEN_TRIES", 0)
    monkeypatch.setattr(heads, "reader", make)
    return Switch


def test_without_the_database_readers_get_the_last_page_marked(front, claim, database, caplog):
    page = front(CLAIM)
    database.away = True
    for _ in range(2):
        last = front(CLAIM)
        assert last.body == page.body
        assert last.cache == "hit; detail=database-away"
        assert last["Age"].isdecimal()
        assert front(CLAIM, If_None_Match=page["ETag"]).status == "304 Not Modified"
    assert [r.message for r in caplog.records if "away" in r.message] == [
        "The database is away; kept pages go on being served. connection refused"
    ]
    database.away = False
    assert front(CLAIM).cache == "hit"
    assert "The database is back." in caplog.text


def test_the_last_page_is_sent_though_something_was_published_since(front, claim, database):
    page = front(CLAIM)
    publish([objects.actor("memorial", "Memorial")], objects.publication())
    database.away = True
    assert front(CLAIM).body == page.body


def test_an_error_while_the_database_goes_away_is_not_shown_to_readers(
    make_front, django_application, claim, database
):
    def failing(environ, start_response):
        if not database.fails:
            return django_application(environ, start_response)
        database.away = True
        start_response("500 Internal Server Error", [("Content-Length", "5")])
        return [b"Sorry"]

    database.fails = False
    worker = make_front(failing)
    page = ask(worker, CLAIM)
    publish([objects.actor("memorial", "Memorial")], objects.publication())
    database.fails = True
    told = ask(worker, CLAIM)
    assert (told.status, told.body) == ("200 OK", page.body)
    assert told.cache == "hit; detail=database-away"


@pytest.fixture
def redis(settings, monkeypatch):
    """Django's local cache in the place of Redis, emptied."""
    settings.REDIS_URL = "redis://localhost"
    local = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    settings.CACHES = settings.CACHES | {"default": local}
    monkeypatch.setattr(store, "SECONDS_WITHOUT_REDIS", 0)
    caches["default"].clear()
    yield caches["default"]
    caches["default"].clear()


def restart(make_front):
    """Another worker, with nothing in its memory."""
    caches["pages"].clear()
    return make_front()


def test_workers_share_what_they_draw_through_redis(make_front, claim, redis):
    page = ask(make_front(), CLAIM)
    shared = ask(restart(make_front), CLAIM)
    assert shared.cache == "hit"
    assert (shared.body, shared["ETag"]) == (page.body, page["ETag"])
    claim.low = 613
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    assert ask(restart(make_front), CLAIM).cache == "fwd=miss; stored"


def test_a_page_of_another_ledger_is_not_taken_from_redis(make_front, claim, redis, monkeypatch):
    record = f"{CLAIM}v1/record.json"
    ask(make_front(), record)
    publish([objects.actor("memorial", "Memorial")], objects.publication())
    assert ask(restart(make_front), record).cache == "hit"
    worker = restart(make_front)
    monkeypatch.setattr(heads, "CHAIN", "SELECT 'restored' WHERE {seq} > 0")
    assert ask(worker, record).cache == "fwd=miss; stored"


def test_a_damaged_page_in_redis_is_noticed_and_drawn_again(make_front, claim, redis, caplog):
    page = ask(make_front(), CLAIM)
    (key,) = (key.split(":", 2)[2] for key in redis._cache)
    redis.set(key, redis.get(key).replace("200 OK", "200 NO"))
    again = ask(restart(make_front), CLAIM)
    assert again.cache == "fwd=miss; stored"
    assert again.body == page.body
    assert "/claims/C1/ is damaged; it is drawn again." in caplog.text


def test_without_redis_every_page_is_drawn(make_front, claim, settings, monkeypatch, caplog):
    settings.REDIS_URL = "redis://127.0.0.1:1"
    settings.CACHES = settings.CACHES | {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": settings.REDIS_URL,
        }
    }
    worker = make_front()
    assert ask(worker, CLAIM).cache == "fwd=miss; stored"
    assert ask(worker, CLAIM).cache == "hit"
    assert caplog.text.count("Redis fails") == 1


def test_a_kept_answer_is_read_as_it_was_written(make_front, claim):
    worker = make_front()
    ask(worker, CLAIM)
    answer = worker.store.get(f"http://localhost:8000{CLAIM}")
    again = read(written(answer))
    assert (again.status, again.headers, again.body) == (answer.status, answer.headers, answer.body)
    assert (again.head, again.lasting) == (answer.head, answer.lasting)
    for damaged in ("", "nonsense", written(answer)[:-1]):
        with pytest.raises(Damaged):
            read(damaged)

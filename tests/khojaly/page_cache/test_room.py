"""However much has to be drawn, some threads of a worker answer what is kept."""

import socket
import threading
import time

import pytest

from khojaly.page_cache.readers import Away, PostgresqlReader
from khojaly.page_cache.room import AT_ONCE, BUSY, WAITING, Room

ANSWER = [("Content-Type", "text/plain")]


class Site:
    """Draws until it is told to stop, and counts how much it draws at once."""

    def __init__(self):
        self.go_on, self.drawing, self.most = threading.Event(), 0, 0
        self._lock = threading.Lock()

    def __call__(self, environ, start_response):
        with self._lock:
            self.drawing += 1
            self.most = max(self.most, self.drawing)
        self.go_on.wait(10)
        with self._lock:
            self.drawing -= 1
        start_response("200 OK", ANSWER)
        return [b"drawn"]


def ask(room, site, said):
    pieces = room.within(site, {}, lambda status, headers: said.append(status))
    body = b"".join(pieces)
    getattr(pieces, "close", lambda: None)()
    return body


def test_two_are_drawn_some_wait_and_the_rest_is_told_at_once():
    room, site, said = Room(), Site(), []
    threads = [threading.Thread(target=ask, args=(room, site, said)) for _number in range(10)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 5
    while len(said) < 10 - AT_ONCE - WAITING and time.monotonic() < until:
        time.sleep(0.01)
    assert said == ["503 Service Unavailable"] * (10 - AT_ONCE - WAITING)
    site.go_on.set()
    for thread in threads:
        thread.join(10)
    assert said.count("200 OK") == AT_ONCE + WAITING
    assert site.most == AT_ONCE


def test_a_place_is_given_back_whatever_happens():
    def fails(environ, start_response):
        raise ValueError("too much")

    room, said = Room(), []
    for _number in range(3 * (AT_ONCE + WAITING)):
        with pytest.raises(ValueError, match="too much"):
            room.within(fails, {}, None)
        given_up = room.within(lambda *given: iter([b"a", b"b"]), {}, None)
        next(iter(given_up))
        given_up.close()
        given_up.close()
    assert ask(room, lambda environ, start: start("200 OK", []) or [b"well"], said) == b"well"


def test_streams_give_their_place_to_pages_and_have_an_end_too():
    room, said = Room(), []
    streams = [room.stream(room.within(lambda *given: [b"row"], {}, None)) for _n in range(3)]
    assert [stream is None for stream in streams] == [False, False, True]
    assert ask(room, lambda environ, start: start("200 OK", []) or [b"page"], said) == b"page"
    streams[0].close()
    assert room.stream(room.within(lambda *given: [b"row"], {}, None)) is not None
    assert BUSY.decode().count("\n") == 2


def test_a_server_that_takes_a_question_and_never_answers_is_away_in_half_a_second(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as hanging:
        given = {"host": "127.0.0.1", "port": hanging.getsockname()[1], "dbname": "khojaly"}
        monkeypatch.setattr(
            "khojaly.page_cache.readers.connection",
            type("Hanging", (), {"get_connection_params": lambda: given | {"cursor_factory": 1}}),
        )
        began = time.monotonic()
        with pytest.raises(Away, match=r"within 0\.5 seconds"):
            PostgresqlReader()
        assert time.monotonic() - began < 2

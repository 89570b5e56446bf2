"""Visitors who send too much, or too slowly: they are cut off, and readers go on."""

import select
import socket
import time
from contextlib import suppress

import pytest

from khojaly.management.commands.serve import SECONDS_FOR_HEADERS
from khojaly.operations.requests import FORMS_AT_ONCE

pytestmark = pytest.mark.drill

RECORD = "/claims/C1/v1/record.json"


@pytest.fixture
def site(published, serve):
    served = serve(published)
    assert served.get(RECORD).status == 200
    return served


def begin(site, *lines):
    """Open a connection and send the beginning of a request."""
    opened = socket.create_connection(("127.0.0.1", site.port), timeout=40)
    with suppress(ConnectionError):  # The site need not hear it out before it refuses.
        opened.sendall("\r\n".join(lines).encode())
    return opened


def status_of(opened):
    """The status line that comes back, or nothing where the connection was cut."""
    try:
        return opened.recv(200).split(b"\r\n")[0].decode()
    except ConnectionError:
        return ""
    finally:
        opened.close()


def test_requests_that_are_too_large_are_refused_and_the_site_stays_up(site):
    big = "a" * 3_000_000  # What is read at once may go well beyond the server's limit of 400 kB.
    header = begin(site, "GET / HTTP/1.1", "Host: localhost", f"X-Big: {big}", "", "")
    assert status_of(header) in ("HTTP/1.1 431 Request Header Fields Too Large", "")
    address = begin(site, f"GET /{big} HTTP/1.1", "Host: localhost", "", "")
    assert status_of(address)[:12] in ("HTTP/1.1 431", "HTTP/1.1 414", "")
    upload = ("POST /admin/login/ HTTP/1.1", "Host: localhost", "Content-Length: 100000000", "")
    body = begin(site, *upload, "username=" + big[:500_000])
    assert status_of(body)[:12] == "HTTP/1.1 413"
    assert site.get(RECORD).headers["Cache-Status"] == "khojaly; hit"


def test_forms_that_arrive_drop_by_drop_leave_room_for_readers(site):
    form = ("POST /admin/login/ HTTP/1.1", "Host: localhost", "Cookie: csrf=" + "a" * 32)
    form += ("Content-Type: application/x-www-form-urlencoded", "Content-Length: 1000", "", "csrf")
    slow = [begin(site, *form) for _ in range(20)]
    time.sleep(0.5)
    assert site.get(RECORD, seconds=20).headers["Cache-Status"] == "khojaly; hit"
    answered = answered_of(slow, len(slow) - FORMS_AT_ONCE)
    assert {status_of(opened) for opened in answered} == {"HTTP/1.1 503 Service Unavailable"}
    for opened in slow:
        opened.close()


def answered_of(connections, number):
    """Those that were answered, once there are so many."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        answered = select.select(connections, [], [], 0.5)[0]
        if len(answered) == number:
            return answered
    raise AssertionError(f"{len(answered)} were answered, not {number}.")


def test_headers_that_never_end_are_cut_off_in_time(site):
    slow = [begin(site, "GET / HTTP/1.1", "Host: local") for _ in range(200)]
    began = time.monotonic()
    assert site.get(RECORD).headers["Cache-Status"] == "khojaly; hit"
    assert [status_of(opened) for opened in slow] == [""] * len(slow)
    assert time.monotonic() - began < 4 * SECONDS_FOR_HEADERS

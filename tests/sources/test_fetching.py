"""What may be asked of other hosts, and what not."""

import socket
import time

import pytest

from sources import fetching
from sources.fetching import NotFetched, fetch, is_public
from tests.sources.loopback import page, status, web


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.5", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1",
     "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "100.64.0.1", "224.0.0.1",
     "fe80::1%eth0"],
)  # fmt: skip
def test_an_address_of_this_network_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111"])
def test_an_address_of_the_internet_is(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/x", "gopher://x", "javascript:alert(1)", "x"]
)
def test_only_the_web_is_asked(url):
    with pytest.raises(NotFetched, match="not a web address"):
        fetch(url)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://2130706433/",
            "http://0x7f.1/", "https://127.0.0.1/"]
)  # fmt: skip
def test_this_machine_is_never_asked_however_it_is_written(url):
    with pytest.raises(NotFetched, match="not a public address"):
        fetch(url)


def test_a_name_that_leads_inside_is_refused(monkeypatch):
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: inside)
    with pytest.raises(NotFetched, match="not a public address"):
        fetch("http://metadata.example/latest/")


def test_a_redirect_is_followed_only_to_what_may_be_asked(monkeypatch):
    answers = {
        "/moved": status(302, Location="/here"),
        "/here": page("<title>Here</title>"),
        "/file": status(302, Location="file:///etc/passwd"),
        "/ftp": status(302, Location="ftp://127.0.0.1/x"),
        "/inside": status(302, Location="http://127.0.0.2:1/"),
    }
    with web(answers, monkeypatch) as server:
        assert fetch(f"{server.base}/moved").url == f"{server.base}/here"
        monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
        with pytest.raises(NotFetched, match="not a public address"):
            fetch(f"{server.base}/inside")
        assert fetch(f"{server.base}/file").status == 302
        with pytest.raises(NotFetched):
            fetch(f"{server.base}/ftp")


def test_no_more_is_read_than_the_limit(monkeypatch):
    with web({"/": status(200, b"x" * 500_000)}, monkeypatch) as server:
        assert len(fetch(server.base + "/", largest=10_000).body) == 10_000


def _drop_by_drop(handler):
    handler.send_response(200)
    handler.end_headers()
    try:
        for _second in range(50):
            handler.wfile.write(b"x")
            time.sleep(0.05)
    except OSError:
        pass


def test_a_host_that_answers_drop_by_drop_is_given_up(monkeypatch):
    with (
        web({"/": _drop_by_drop}, monkeypatch) as server,
        pytest.raises(NotFetched, match="timeout"),
    ):
        fetch(server.base + "/", seconds=0.3)


def test_the_site_says_who_asks(monkeypatch):
    with web({"/": page("x")}, monkeypatch) as server:
        fetch(server.base + "/")
        assert server.asked[0][2].startswith("KhojalyRecord/")


@pytest.mark.parametrize(
    "address", ["64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1", "fec0::1", "2001::1"]
)
def test_an_address_that_leads_to_another_inside_is_not_public(address):
    assert not is_public(address)


def test_a_host_that_sends_its_headers_drop_by_drop_is_given_up(monkeypatch):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(200):
            handler.wfile.write(b"X-%d: a\r\n" % number)
            time.sleep(0.05)

    def goes_on(handler):
        for _number in range(200):
            handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            time.sleep(0.05)

    with web({"/drip": drip, "/on": goes_on}, monkeypatch) as server:
        for path in ("/drip", "/on"):
            began = time.monotonic()
            with pytest.raises(NotFetched, match="timeout"):
                fetch(f"{server.base}{path}", seconds=0.5)
            assert time.monotonic() - began < 3


@pytest.mark.parametrize("charset", ["idna", "undefined", "no-such", "punycode", "base64"])
def test_a_coding_that_no_text_has_is_read_as_utf_8(monkeypatch, charset):
    answer = page("<title>Here</title>")

    def named(handler):
        send = handler.send_header
        handler.send_header = lambda name, value: send(
            name, f"text/html; charset={charset}" if name == "Content-Type" else value
        )
        answer(handler)

    with web({"/": named}, monkeypatch) as server:
        assert fetch(f"{server.base}/").charset == "utf-8"

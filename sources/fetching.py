"""Asking other hosts, for editors and commands only: never while a reader waits.

Only http and https, only public addresses, checked at each connection, so that neither a redirect
nor a name that changes its address leads inside; limited in time and size; no proxy, no cookies.
"""

import contextlib
import http.client
import ipaddress
import socket
import threading
import time
from dataclasses import dataclass
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

SECONDS = 10
LARGEST = 2_000_000
NO_CHARSETS = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"}
AGENT = "KhojalyRecord/1 (a sourced record of the Khojaly massacre; link check and look-up)"


_of_thread = threading.local()


class NotFetched(Exception):
    """Why there is no answer, in a word or two: “timeout”, “not a public address”."""


@dataclass(frozen=True)
class Answer:
    """The last answer after redirects. `body` is cut off at the limit."""

    status: int
    url: str
    headers: object
    body: bytes = b""

    @property
    def charset(self):
        """The name of a coding that bytes can be read with; a host may name any."""
        told = self.headers.get_content_charset() or "utf-8"
        try:
            b"a".decode(told)
        except (LookupError, UnicodeError, ValueError):
            return "utf-8"
        return told if told not in NO_CHARSETS else "utf-8"


# What leads to an IPv4 address from within an IPv6 one, or to one's own site: Python takes these
# for public, older versions some more (CVE-2024-4032).
NOT_PUBLIC = [
    ipaddress.ip_network(network)
    for network in (
        "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "fec0::/10",
        "192.0.0.0/24", "192.88.99.0/24", "2001:2::/48", "5f00::/16", "3fff::/20", "100::/64",
    )
]  # fmt: skip


def is_public(address):
    """Whether an IP address belongs to the public internet (IANA's special registries)."""
    plain = ipaddress.ip_address(address.split("%")[0])
    plain = getattr(plain, "ipv4_mapped", None) or plain
    special = any(plain in network for network in NOT_PUBLIC)
    return plain.is_global and not plain.is_multicast and not special


def connect(host_and_port, timeout=SECONDS, source_address=None):
    """A socket to a host, which is looked up once and refused if it leads anywhere private."""
    host, port = host_and_port
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotFetched("no such host") from error
    for _family, _type, _proto, _name, address in found:
        if not is_public(address[0]):
            raise NotFetched("not a public address")
    made = socket.create_connection(found[0][4][:2], min(timeout, _left()), source_address)
    _end_in_time(made)
    return made


def _left():
    """How many seconds the fetch that this thread is about has left. Raises `TimeoutError`."""
    left = getattr(_of_thread, "deadline", time.monotonic() + SECONDS) - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _end_in_time(made):
    """Break a connection off at the deadline, whatever its host sends: a timeout of a socket begins
    anew with each drop of a header."""
    same = made.dup()  # TLS takes the socket over, and this one still leads there.

    def end():
        with contextlib.suppress(OSError), same:
            same.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(_left(), end)
    timer.daemon = True
    timer.start()
    _of_thread.timers.append((timer, same))


class _Connection(http.client.HTTPConnection):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._create_connection = connect


class _SecureConnection(http.client.HTTPSConnection):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._create_connection = connect


class _HTTP(request.HTTPHandler):
    def http_open(self, req):
        return self.do_open(_Connection, req)


class _HTTPS(request.HTTPSHandler):
    def https_open(self, req):
        return self.do_open(_SecureConnection, req, context=self._context)


def _opener():
    """No handler for files, FTP, proxies or anything else that urllib knows."""
    opener = request.OpenerDirector()
    handlers = (_HTTP, _HTTPS, request.HTTPRedirectHandler, request.HTTPErrorProcessor,
                request.HTTPDefaultErrorHandler, request.UnknownHandler)  # fmt: skip
    for handler in handlers:
        opener.add_handler(handler())
    return opener


def fetch(url, accept="*/*", method="GET", seconds=SECONDS, largest=LARGEST):
    """Return the `Answer` of an address, whatever its status. Raises `NotFetched`."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise NotFetched("not a web address")
    headers = {"User-Agent": AGENT, "Accept": accept, "Accept-Language": "en,*;q=0.5"}
    asked = request.Request(url, headers=headers, method=method)
    _of_thread.deadline, _of_thread.timers = time.monotonic() + seconds, []
    try:
        return _fetched(asked, seconds, largest)
    finally:
        for timer, same in _of_thread.timers:
            timer.cancel()
            same.close()


def _fetched(asked, seconds, largest):
    try:
        with _opener().open(asked, timeout=seconds) as answer:
            body = _body(answer, largest, _of_thread.deadline)
            return Answer(answer.status, answer.url, answer.headers, body)
    except HTTPError as error:
        return Answer(error.code, error.url, error.headers)
    except TimeoutError as error:
        raise NotFetched("timeout") from error
    except URLError as error:
        late = time.monotonic() >= _of_thread.deadline
        timed_out = late or isinstance(error.reason, TimeoutError)
        raise NotFetched("timeout" if timed_out else str(error.reason)[:150]) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        late = time.monotonic() >= _of_thread.deadline
        raise NotFetched("timeout" if late else type(error).__name__) from error


def _body(answer, largest, deadline):
    """Up to `largest` bytes; a host that sends drop by drop is given up at the deadline."""
    parts, size = [], 0
    while size < largest and (part := answer.read1(min(65536, largest - size))):
        parts.append(part)
        size += len(part)
        if time.monotonic() > deadline:
            raise TimeoutError
    if time.monotonic() >= deadline:  # What was broken off looks like an end.
        raise TimeoutError
    return b"".join(parts)

"""Asking other hosts, for editors and commands only: never while a reader waits.

Only http and https, only public addresses, checked at each connection, so that neither a redirect
nor a name that changes its address leads inside; limited in time and size; no proxy, no cookies.
"""

import http.client
import ipaddress
import socket
import time
from dataclasses import dataclass
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

SECONDS = 10
LARGEST = 2_000_000
AGENT = "KhojalyRecord/1 (a sourced record of the Khojaly massacre; link check and look-up)"


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
        return self.headers.get_content_charset() or "utf-8"


def is_public(address):
    """Whether an IP address belongs to the public internet (IANA's special registries)."""
    plain = ipaddress.ip_address(address.split("%")[0])
    mapped = getattr(plain, "ipv4_mapped", None)
    return (mapped or plain).is_global and not plain.is_multicast


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
    return socket.create_connection(found[0][4][:2], timeout, source_address)


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
    try:
        with _opener().open(asked, timeout=seconds) as answer:
            body = _body(answer, largest, time.monotonic() + seconds)
            return Answer(answer.status, answer.url, answer.headers, body)
    except HTTPError as error:
        return Answer(error.code, error.url, error.headers)
    except TimeoutError as error:
        raise NotFetched("timeout") from error
    except URLError as error:
        timed_out = isinstance(error.reason, TimeoutError)
        raise NotFetched("timeout" if timed_out else str(error.reason)[:150]) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NotFetched(type(error).__name__) from error


def _body(answer, largest, deadline):
    """Up to `largest` bytes; a host that sends drop by drop is given up at the deadline."""
    parts, size = [], 0
    while size < largest and (part := answer.read1(min(65536, largest - size))):
        parts.append(part)
        size += len(part)
        if time.monotonic() > deadline:
            raise TimeoutError
    return b"".join(parts)

"""The wrapped application, asked as a WSGI server asks it."""

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import pytest
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from khojaly.page_cache import heads
from khojaly.page_cache.readers import DjangoReader
from khojaly.page_cache.wsgi import Front


@dataclass
class Told:
    """What a WSGI application answered."""

    status: str
    headers: list
    body: bytes

    def __getitem__(self, name):
        return dict(self.named).get(name.lower(), "")

    @property
    def named(self):
        return [(name.lower(), value) for name, value in self.headers]

    @property
    def cache(self):
        return self["Cache-Status"].partition("; ")[2]


def ask(application, address, method="GET", **headers):
    """Ask a WSGI application for an address; `headers` are named like `If_None_Match`."""
    path, _mark, query = address.partition("?")
    said = []
    environ = {
        "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query,
        "SERVER_NAME": "localhost", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost:8000", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(), "wsgi.version": (1, 0), "wsgi.multithread": True,
        "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    with _in_the_tests_transaction():
        pieces = application(environ, lambda *told: said.append(told))
        body = b"".join(pieces)
        if hasattr(pieces, "close"):
            pieces.close()
    return Told(*said[-1][:2], body)


@contextmanager
def _in_the_tests_transaction():
    """A request begins and ends by giving its connection back. As in Django's own test client, the
    test's stays open."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@pytest.fixture(scope="session")
def django_application():
    return get_wsgi_application()


@pytest.fixture(autouse=True)
def _the_test_keeps_its_connection():
    """A request closes its connection before and after; in a test's transaction it must not."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def make_front(monkeypatch, django_application):
    """Makes the application of one worker; it sees what the test has not committed."""
    monkeypatch.setattr(heads, "reader", DjangoReader)
    for cache in ("pages", "default"):
        caches[cache].clear()
    yield lambda django=django_application: Front(django)
    caches["pages"].clear()


@pytest.fixture
def front(make_front):
    """Asks one worker: `front("/claims/C1/", If_None_Match="…")`."""
    worker = make_front()
    return lambda address, method="GET", **headers: ask(worker, address, method, **headers)

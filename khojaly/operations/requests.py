"""The outermost WSGI layer: the request's id, health, metrics, and a line for each request.

It stands before the front, so that it sees kept pages too, and before Django, so that it answers
when the database is away or the host's name is not the site's. What is not asked for costs nothing.
"""

import logging
import re
import secrets
import threading
import time

from khojaly.guard.client import has_body
from khojaly.guard.logs import request_id

from . import health

log = logging.getLogger("khojaly.access")

GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
CACHE_STATUS = re.compile(r"khojaly; (?:fwd=)?(\w+)")
LARGEST_BODY = 32_000_000  # A stored copy of a source, with some room; nothing else comes near it.
TOO_LARGE = (
    "That is too large to be sent here: at most 32 MB.\n"
    "Es demasiado grande para enviarlo aquí: 32 MB como máximo.\n"
).encode()
LARGEST_HEADERS, LARGEST_COOKIES = 32_000, 8_000  # In characters; nginx passes no more either.
HEADERS_TOO_LARGE = (
    "The headers of this request are too large.\n"
    "Las cabeceras de esta petición son demasiado grandes.\n"
).encode()
# Whoever sends a form drop by drop, or waits for a lock, holds one of the worker's threads; the
# others stay with the readers.
FORMS_AT_ONCE = 2
BUSY = (
    "The site is busy with other forms. Nothing was saved: go back and send it again in a moment.\n"
    "El sitio está ocupado con otros formularios. No se ha guardado nada: vuelva atrás y envíelo "
    "de nuevo dentro de un momento.\n"
).encode()
PLAIN = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]


class Watched:
    """`application` is the site. `logged` asks for a line for each request; `metrics` is the
    module of that name, or None."""

    def __init__(self, application, logged=False, metrics=None):
        self.application, self.logged, self.metrics = application, logged, metrics
        self.forms = threading.BoundedSemaphore(FORMS_AT_ONCE)

    def __call__(self, environ, start_response):
        request_id.set(_id_of(environ))
        if own := self._own(environ):
            status, headers, body = own
            start_response(status, [*headers, ("Content-Length", str(len(body)))])
            return [body]
        answer = self._counted if self.logged or self.metrics else self._among_others
        return answer(environ, start_response)

    def _among_others(self, environ, start_response):
        """Leave the site to do it, unless too many forms are being sent."""
        if not has_body(environ):
            return self.application(environ, start_response)
        if not self.forms.acquire(blocking=False):
            headers = [*PLAIN, ("Retry-After", "30"), ("Content-Length", str(len(BUSY)))]
            start_response("503 Service Unavailable", headers)
            return [BUSY]
        try:
            return self.application(environ, start_response)
        finally:
            self.forms.release()

    def _own(self, environ):
        """The answer to what neither readers nor editors ask for, or None."""
        if int(environ.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
            return "413 Content Too Large", [*PLAIN, ("Connection", "close")], TOO_LARGE
        if _headers_are_too_large(environ):
            return "431 Request Header Fields Too Large", PLAIN, HEADERS_TOO_LARGE
        path = environ.get("PATH_INFO", "")
        if path in health.CHECKS:
            status, body = health.answer(path)
            return status, PLAIN, body
        if path == "/metrics" and self.metrics and self.metrics.may_read(environ):
            return "200 OK", self.metrics.HEADERS, self.metrics.page()
        return None

    def _counted(self, environ, start_response):
        began, said = time.perf_counter(), []

        def note(status, headers, exc_info=None):
            said[:] = [status, headers]
            headers = [*headers, ("X-Request-ID", request_id.get())]
            return start_response(status, headers, exc_info)

        pieces = self._among_others(environ, note)
        self._note(environ, *said, time.perf_counter() - began)
        return pieces

    def _note(self, environ, status, headers, seconds):
        cache = _cache(headers)
        if self.metrics:
            self.metrics.count(environ["REQUEST_METHOD"], status[:3], cache, seconds)
        if self.logged:
            _say(environ, status[:3], cache, seconds)


def _headers_are_too_large(environ):
    """Some are read by code that takes time by the square of their length."""
    lengths = [len(value) for name, value in environ.items() if name.startswith("HTTP_")]
    return sum(lengths) > LARGEST_HEADERS or len(environ.get("HTTP_COOKIE", "")) > LARGEST_COOKIES


def _say(environ, status, cache, seconds):
    """Neither who asked nor for what words: reading leaves no trace."""
    method, path, took = environ["REQUEST_METHOD"], environ.get("PATH_INFO", ""), seconds * 1000
    extra = {
        "method": method, "path": path, "status": int(status), "cache": cache,
        "milliseconds": round(took, 2),
    }  # fmt: skip
    log.info("%s %r %s %s %.2f ms", method, path, status, cache, took, extra=extra)


def _id_of(environ):
    """The id that the proxy gave the request, or a new one."""
    given = environ.get("HTTP_X_REQUEST_ID", "")
    return given if GIVEN_ID.fullmatch(given) else secrets.token_hex(8)


def _cache(headers):
    """What the front did: hit, miss, bypass, or away when the database was."""
    for name, value in headers:
        if name == "Cache-Status":
            found = CACHE_STATUS.match(value)
            return "away" if "away" in value else found.group(1) if found else "none"
    return "none"

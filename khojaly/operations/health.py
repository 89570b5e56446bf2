"""Whether the site lives, and whether it is ready for readers: for load balancers and timers.

Strangers learn one word. What is wrong is in the log, once, when it begins and when it ends.

Anybody may ask, however often. So one thread at most of each worker looks, for as long as a
database or a Redis that hangs is waited for; the others say what was said last.
"""

import logging
import secrets
import threading

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor

from khojaly.page_cache.readers import Away, reader

log = logging.getLogger(__name__)

READY, NOT_READY = ("200 OK", b"ready\n"), ("503 Service Unavailable", b"not ready\n")
PROBE = "health"


class NotReady(Exception):
    """What is wrong, in a sentence."""


class Database:
    """Asks the database over a connection of its own, with an end to waiting: Django's would wait
    for one that hangs, and hold a thread for each time that somebody asks."""

    def __init__(self):
        self._reader = None

    def __call__(self):
        """Raises `Away`."""
        try:
            self._reader = self._reader or reader()
            self._reader.marker()
            self._reader.ask("SELECT 1")
        except Away:
            self._reader = None
            raise


def _migrations():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady("The database lacks migrations: run manage.py migrate.")


def _cache():
    written = secrets.token_hex(4)
    cache.set(PROBE, written, 60)
    if cache.get(PROBE) is None:
        raise NotReady("The cache does not keep what is written.")
    if settings.PUBLIC and settings.REDIS_URL:
        _redis(cache._cache.get_client())


def _redis(client):
    """Raises `NotReady` for a Redis that anyone fills, or that anyone on the machine writes to."""
    if not client.info("memory").get("maxmemory"):
        raise NotReady("Redis has no limit: set maxmemory and maxmemory-policy allkeys-lru.")
    reached = client.connection_pool.connection_kwargs
    if not (reached.get("password") or reached.get("path")):
        raise NotReady("Redis asks for no password: set requirepass, and name it in REDIS_URL.")


class Readiness:
    """Remembers what was said last, and that the migrations were there."""

    def __init__(self):
        self.said, self.migrated, self.answer = "", False, None
        self.database, self._lock = Database(), threading.Lock()

    def __call__(self):
        if self._lock.acquire(blocking=self.answer is None):
            try:
                self.answer = self._looked()
            finally:
                self._lock.release()
        return self.answer

    def _looked(self):
        problem = self._problem()
        if problem != self.said:
            log.log(logging.ERROR if problem else logging.WARNING, problem or "Ready again.")
        self.said = problem
        return NOT_READY if problem else READY

    def _problem(self):
        try:
            self.database()
            if not self.migrated:
                _migrations()
            self.migrated = True
        except (DatabaseError, InterfaceError, Away, NotReady) as error:
            return f"Not ready: {_in_one_line(error)}"
        finally:
            give_back()
        return self._problem_of_cache()

    def _problem_of_cache(self):
        try:
            _cache()
        except Exception as error:  # Each kind of cache has errors of its own.
            return f"Not ready: {_in_one_line(error)}"
        return ""


def give_back():
    """Outside Django's handler nobody else gives the connection back to the pool, or closes one
    that broke."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def _in_one_line(error):
    return " ".join(f"{type(error).__name__}: {error}".split())


CHECKS = {"/health/live": lambda: ("200 OK", b"alive\n"), "/health/ready": Readiness()}


def answer(path):
    """The status and the body for one of the addresses in `CHECKS`."""
    return CHECKS[path]()

"""The test database, empty or with the content, and the settings that only tests use.

A test sees an empty database, and one that is marked `content` or uses the fixture `content` sees
the fixtures loaded and published, which happens once, after every other test has run; what a test
changes is rolled back.
"""

import os

import pytest
from django.utils import translation

from khojaly.settings.caches import caches

from .content import Migrated
from .content import load as load_content


def pytest_configure(config):
    config.addinivalue_line("markers", "content: sees the database with the content loaded")
    if config.pluginmanager.hasplugin("django"):
        _use_test_settings()


@pytest.fixture(scope="session", autouse=True)
def _sanctioned_flush():
    _lift_triggers_for_the_flush()


def _lift_triggers_for_the_flush():
    """Transactional tests empty every table after themselves: the one place that may."""
    from django.test import TransactionTestCase

    from khojaly.ledger.append_only import lifted

    flush = TransactionTestCase._fixture_teardown

    def lifted_flush(self):
        with lifted():
            flush(self)

    TransactionTestCase._fixture_teardown = lifted_flush


def _use_test_settings():
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    _use_a_redis_of_ones_own(settings)
    settings.PAGES_A_MINUTE = 1_000_000  # A test may look at everything.
    # Static files are found where they lie: nothing has to be collected before a test.
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True


def _use_a_redis_of_ones_own(settings):
    """Another database of Redis for each process of the run: one empties its caches at will."""
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    if settings.REDIS_URL:
        url = f"{settings.REDIS_URL.rpartition('/')[0]}/{number}"
        os.environ["REDIS_URL"] = settings.REDIS_URL = url
        settings.CACHES = caches(url, settings.PAGES_IN_MEMORY)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("content"):
            _use_content(item)
        if _needs_content(item) and _commits(item):
            raise pytest.UsageError(
                f"{item.nodeid} uses the content and commits: the flush after it would "
                "take the content from the tests that follow. Make the few objects it needs."
            )
    items.sort(key=_needs_content)


def _use_content(item):
    """Give a collected test the fixture `content`, and what pytest-django reads from a test to
    know that it needs the test database."""
    item.add_marker("django_db")
    if "content" not in item.fixturenames:
        item.fixturenames[:0] = ["_content_loaded", "content"]


def _needs_content(item):
    return "content" in item.fixturenames


def _commits(item):
    mark = item.get_closest_marker("django_db")
    return bool(
        {"transactional_db", "live_server", "django_db_reset_sequences"} & set(item.fixturenames)
        or (mark and (mark.kwargs.get("transaction") or mark.kwargs.get("reset_sequences")))
    )


@pytest.fixture(scope="session")
def databases(pytestconfig, tmp_path_factory):
    """The folder in which databases are kept to be copied; without pytest's cache, of this run."""
    cache = getattr(pytestconfig, "cache", None)
    return cache.mkdir("content") if cache else tmp_path_factory.getbasetemp()


@pytest.fixture(scope="session")
def migrated(databases):
    return Migrated(databases)


@pytest.fixture(scope="session")
def django_db_setup(migrated, django_db_setup, django_db_blocker):
    """That of pytest-django, from a copy where there is one."""
    with django_db_blocker.unblock():
        migrated.made()


@pytest.fixture(scope="session")
def _content_loaded(databases, django_db_setup, django_db_blocker):
    # Of the session's scope, so that it comes before the transaction that each test runs in.
    with django_db_blocker.unblock():
        load_content(databases)


@pytest.fixture
def content(_content_loaded, db):
    """The database with the content of `fixtures/` loaded and published."""


@pytest.fixture(autouse=True)
def _in_english():
    """A request leaves its language behind; no test begins in that of another."""
    translation.activate("en")


@pytest.fixture(autouse=True)
def _no_releases(settings, tmp_path_factory):
    """What was released here, outside the tests, is nothing to them."""
    settings.RELEASES_DIR = tmp_path_factory.getbasetemp() / "no-releases"


@pytest.fixture(autouse=True)
def _nothing_counted():
    """What one test asked for does not count against the next."""
    from django.core.cache import caches

    caches["limits"].clear()

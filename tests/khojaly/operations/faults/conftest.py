"""A served site of one worker, started as a test needs it and ended after it."""

import json

import pytest

from .site import Site


@pytest.fixture
def serve(tmp_path, collected):
    """Starts the site on a database: `serve(database, DATABASE_TIMEOUT="1")`."""
    started = []

    def serve(database, **given):
        site = Site(database, tmp_path / f"log{len(started)}.txt", **given).start()
        started.append(site)
        return site

    yield serve
    for site in started:
        if site.process.poll() is None:
            site.kill()


@pytest.fixture
def published(another_database):
    """A database on the engine that the tests run on, with a claim of some versions."""
    another_database.run("-m", "tests.khojaly.ledger.at_once")
    return another_database


@pytest.fixture
def signed_in(acts):
    """Signs someone in: `signed_in(database)` gives the session's key and the claim's number."""

    def signed_in(database, act="session"):
        told = json.loads(acts(database, act))
        return told["key"], told["claim"]

    return signed_in

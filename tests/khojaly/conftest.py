"""Databases of their own, for tests that kill, race or move: what they commit harms no other."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.db import connection


@dataclass
class Database:
    """Another database, reached by processes that get its address as `DATABASE_URL`."""

    url: str
    folder: str = field(default_factory=tempfile.mkdtemp)

    def run(self, *arguments):
        """Run Python with these arguments on it and return what it printed."""
        done = self._done(arguments)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def fails(self, *arguments):
        """Run Python with these arguments on it, which must fail, and return its complaint."""
        done = self._done(arguments)
        assert done.returncode == 1
        return done.stderr

    def _done(self, arguments):
        given = {"DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "khojaly.settings"}
        if not self.url.startswith("sqlite"):
            given["CHECKPOINTS_FILE"] = f"{self.folder}/checkpoints.jsonl"
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=os.environ | given,
            capture_output=True,
            text=True,
            check=False,
        )

    def manage(self, *arguments):
        return self.run("manage.py", *arguments)


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """Static files where a served site looks for them: collected once in a run, by one process."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    with (shared / "collected").open("a+") as told:
        fcntl.flock(told, fcntl.LOCK_EX)
        if not told.tell():
            command = [sys.executable, "manage.py", "collectstatic", "-v0", "--noinput"]
            subprocess.run(command, cwd=settings.BASE_DIR, check=True)
            told.write("done")


@pytest.fixture(scope="session")
def _migrated(tmp_path_factory, migrated, django_db_setup):
    """A database file that was migrated once, to be copied."""
    if migrated.path.exists():
        return migrated.path
    path = tmp_path_factory.mktemp("migrated") / "site.sqlite3"
    Database(f"sqlite:///{path}").manage("migrate", "-v0")
    return path


@pytest.fixture
def sqlite_database(tmp_path, _migrated):
    return Database(f"sqlite:///{shutil.copy(_migrated, tmp_path / 'another.sqlite3')}")


@pytest.fixture
def another_database(request, db):
    """One on the engine that the tests run on, with its tables."""
    if connection.vendor == "sqlite":
        yield request.getfixturevalue("sqlite_database")
        return
    with _on_the_server("khojaly_another") as database:
        database.manage("migrate", "-v0")
        yield database


@pytest.fixture
def bare_database(tmp_path, db):
    """One on the engine that the tests run on, without any table."""
    if connection.vendor == "sqlite":
        yield Database(f"sqlite:///{tmp_path / 'bare.sqlite3'}")
        return
    with _on_the_server("khojaly_bare") as database:
        yield database


@contextmanager
def _on_the_server(name):
    name = f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name}")
    yield Database(os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}")
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")

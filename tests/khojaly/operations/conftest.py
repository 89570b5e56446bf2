"""A database with a past, to be moved and kept."""

import shutil

import pytest

from tests.khojaly.conftest import Database

ACTS = "tests.khojaly.operations.acts"


@pytest.fixture(scope="session")
def _filled(tmp_path_factory, _migrated):
    path = shutil.copy(_migrated, tmp_path_factory.mktemp("filled") / "site.sqlite3")
    database = Database(f"sqlite:///{path}")
    database.run("-m", "tests.khojaly.ledger.at_once")
    database.run("-m", ACTS, "signed_in")
    return path


@pytest.fixture
def filled(tmp_path, _filled):
    """A database file with 48 versions, an editor, an edit of theirs and their session."""
    return Database(f"sqlite:///{shutil.copy(_filled, tmp_path / 'filled.sqlite3')}")


@pytest.fixture(scope="session")
def _backup(tmp_path_factory, _filled):
    folder = tmp_path_factory.mktemp("backups")
    Database(f"sqlite:///{_filled}").manage("backup", folder)
    (made,) = folder.glob("*.tar.gz")
    return made


@pytest.fixture
def backup(tmp_path, _backup):
    """The backup of `filled`."""
    return shutil.copy2(_backup, tmp_path / _backup.name)


@pytest.fixture
def acts():
    """Runs one of the acts of `acts.py` on a database and returns what it printed."""
    return lambda database, name: database.run("-m", ACTS, name).strip()

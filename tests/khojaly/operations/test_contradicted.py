"""A backup compares the ledger with the last one before it."""

import io
import json
import tarfile

import pytest

from khojaly.ledger.checkpoints import leaves
from khojaly.operations.backups import _last_backup_fault
from khojaly.operations.manifest import NAME
from tests import objects

pytestmark = pytest.mark.django_db


def earlier(folder, size, chain):
    text = json.dumps({"ledger": {"versions": size, "chain": chain}}).encode()
    with tarfile.open(folder / "khojaly-20261122T032700Z.tar.gz", "w:gz") as packed:
        member = tarfile.TarInfo(NAME)
        member.size = len(text)
        packed.addfile(member, io.BytesIO(text))


def test_a_ledger_that_goes_on_from_the_last_backup_is_well(tmp_path):
    objects.published_claim()
    assert _last_backup_fault(tmp_path, leaves()) == ""
    earlier(tmp_path, 2, leaves()[1].hex())
    assert _last_backup_fault(tmp_path, leaves()) == ""


@pytest.mark.parametrize(("size", "chain"), [(2, "00" * 32), (999, "00" * 32)])
def test_one_that_does_not_is_named(tmp_path, size, chain):
    objects.published_claim()
    earlier(tmp_path, size, chain)
    assert "does not continue that of the last backup" in _last_backup_fault(tmp_path, leaves())

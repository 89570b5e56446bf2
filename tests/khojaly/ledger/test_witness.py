"""A ledger that was rewritten as a whole, consistently, is noticed by what lies outside of it."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings as site_settings
from django.core.management import CommandError, call_command
from django.db import connection

from khojaly.ledger import growing
from khojaly.ledger.append_only import lifted
from khojaly.ledger.canonical import canonical, sha256
from khojaly.ledger.checkpoints import consistency, inclusion, leaves, make_checkpoint
from khojaly.ledger.export import ledger_lines
from khojaly.ledger.merkle import root
from khojaly.ledger.models import Checkpoint, Version
from khojaly.ledger.models.version import GENESIS
from khojaly.ledger.publishing import publish
from tests import objects

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return objects.published_claim()


@pytest.fixture
def file(settings, tmp_path):
    """The file of checkpoints of a site of one's own."""
    settings.CHECKPOINTS_FILE = str(tmp_path / "checkpoints.jsonl")
    return tmp_path / "checkpoints.jsonl"


def again(claim, low):
    claim.low = low
    claim.save()
    publish([claim], objects.publication("correction", "Read again."))


def rewrite(sign=True):
    """Change the last record and make everything in the database agree with it again."""
    with lifted():
        previous = GENESIS
        for version in Version.objects.order_by("seq"):
            record = version.record.replace("at-least", "more-than")
            version.record, version.digest = record, sha256(record.encode())
            version.previous = previous
            previous = version.chain = version.computed_chain()
            Version.objects.filter(pk=version.pk).update(previous=f"moving {version.pk}")
            version.save()
        if sign:
            _forge_checkpoints(Ed25519PrivateKey.generate())


def _forge_checkpoints(key):
    """Sign every checkpoint anew with a key of one's own."""
    for checkpoint in Checkpoint.objects.all():
        checkpoint.root = root(leaves(checkpoint.size)).hex()
        checkpoint.public_key = key.public_key().public_bytes_raw().hex()
        checkpoint.signature = key.sign(canonical(checkpoint.signed_data())).hex()
        checkpoint.save()


def test_another_key_than_the_sites_is_noticed_without_any_file(claim):
    make_checkpoint()
    rewrite()
    with pytest.raises(CommandError, match="signed by no key of this site"):
        call_command("verify_ledger")


def test_a_rewrite_is_noticed_by_the_file_and_not_signed(claim, file):
    call_command("checkpoint")
    again(claim, 300)
    call_command("checkpoint")
    rewrite(sign=False)
    with lifted():
        Checkpoint.objects.all().delete()
    with pytest.raises(CommandError, match="the ledger was rewritten"):
        call_command("verify_ledger")
    with pytest.raises(CommandError, match="Nothing was signed"):
        call_command("checkpoint")
    assert not Checkpoint.objects.exists()


def test_rows_that_were_taken_away_are_missed(claim, file):
    again(claim, 300)
    call_command("checkpoint")
    with lifted():
        Checkpoint.objects.all().delete()
        type(claim).objects.update(current=Version.objects.get(identifier="C1", number=1))
        Version.objects.order_by("seq").last().delete()
    with pytest.raises(CommandError, match="the newest were taken away"):
        call_command("verify_ledger")


def test_an_operator_who_put_back_an_older_backup_says_so_and_goes_on(claim, file):
    call_command("checkpoint")
    rewrite()
    call_command("checkpoint", begin_anew="The backup of the 3rd was restored.")
    call_command("verify_ledger")
    assert "The backup of the 3rd" in file.read_text()


def test_a_release_that_says_otherwise_is_noticed(claim, settings, tmp_path):
    settings.RELEASES_DIR = tmp_path
    chain = Version.objects.get(seq=2).chain
    (tmp_path / f"2026-11-22-2-{chain[:8]}").mkdir()
    call_command("verify_ledger")
    (tmp_path / "2026-11-23-3-00000000").mkdir()
    with pytest.raises(CommandError, match="Row 3 is not the one of the release"):
        call_command("verify_ledger")


def test_the_file_grows_only_when_something_did(claim, file, monkeypatch):
    monkeypatch.setattr(growing, "LEFT_OUT", timedelta(0))
    call_command("checkpoint")
    written = file.read_text()
    call_command("checkpoint")
    assert file.read_text() == written
    claim.low = 900
    claim.save()
    call_command("checkpoint")
    assert len(file.read_text().splitlines()) == len(written.splitlines()) + 1


@pytest.mark.parametrize(
    "act", ["DELETE FROM events_historicalclaim", "UPDATE accounts_auditentry SET act = 'x'"]
)
def test_a_history_or_an_audit_that_was_wiped_is_noticed(claim, file, monkeypatch, act):
    monkeypatch.setattr(growing, "LEFT_OUT", timedelta(0))
    _an_account()
    call_command("checkpoint")
    call_command("verify_ledger")
    with lifted(), connection.cursor() as cursor:
        cursor.execute(act)
    with pytest.raises(CommandError, match="were changed or taken away since"):
        call_command("verify_ledger")


def _an_account():
    from django.contrib.auth.models import User

    User.objects.create_user("editor")


def run(*paths):
    script = site_settings.BASE_DIR / "static" / "verify_ledger.py"
    command = [sys.executable, "-I", "-S", str(script), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def kept(claim, client, tmp_path):
    """What a stranger kept: an export, two checkpoints and the proofs, each in a file."""
    first = make_checkpoint()
    served = client.get(f"/checkpoints/{first.size}/").json()
    again(claim, 300)
    second = make_checkpoint()
    found = {
        "first": served,
        "second": client.get(f"/checkpoints/{second.size}/").json(),
        "proof": inclusion(Version.objects.get(seq=2), second),
        "consistency": consistency(first, second),
    }
    for name, data in found.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(data))
    (tmp_path / "ledger.jsonl").write_bytes(b"".join(ledger_lines()))
    return tmp_path


NAMES = ("first", "second", "proof", "consistency")


def test_a_strangers_checkpoint_and_proofs_are_verified_by_the_script_alone(kept):
    done = run(kept / "ledger.jsonl", *(kept / f"{name}.json" for name in NAMES))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(": holds.") == 4


def test_a_strangers_checkpoint_proves_a_rewrite_though_it_was_signed_anew(kept):
    rewrite()
    later = kept / "later.jsonl"
    later.write_bytes(b"".join(ledger_lines()))
    assert run(later).returncode == 0
    done = run(later, kept / "first.json")
    assert done.returncode == 1
    assert "rows of the export are not those" in done.stdout


def test_rows_taken_away_after_a_strangers_checkpoint_are_missed(kept):
    lines = (kept / "ledger.jsonl").read_text().splitlines()
    (kept / "short.jsonl").write_text("\n".join(lines[:-1]))
    done = run(kept / "short.jsonl", kept / "second.json")
    assert done.returncode == 1
    assert "rows were taken away" in done.stdout


@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        ("first", {"signature": "00" * 64}, "signature is not that of its key"),
        ("first", {"signed_at": "2020-01-01T00:00:00.000000Z"}, "signature is not that of its key"),
        ("first", {"root": "00" * 32}, "signature is not that of its key"),
        ("proof", {"index": 0}, "does not lead to the root"),
        ("proof", {"leaf": "00" * 32}, "does not lead to the root"),
        ("consistency", {"proof": []}, "does not begin with the earlier one"),
    ],
)
def test_what_was_altered_does_not_hold(kept, name, change, sentence):
    path = kept / f"{name}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    done = run(kept / "ledger.jsonl", path)
    assert done.returncode == 1
    assert sentence in done.stdout


def test_checkpoints_of_two_keys_are_not_of_one_site(kept):
    with lifted():
        _forge_checkpoints(Ed25519PrivateKey.generate())
    forged = Checkpoint.objects.order_by("size").last()
    other = {"public_key": forged.public_key, "signature": forged.signature}
    (kept / "second.json").write_text(json.dumps(forged.signed_data() | other))
    done = run(kept / "ledger.jsonl", kept / "first.json", kept / "second.json")
    assert done.returncode == 1
    assert "another key" in done.stdout

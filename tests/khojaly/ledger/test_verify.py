import json
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from events.models import Claim
from khojaly.ledger.append_only import lifted
from khojaly.ledger.checkpoints import make_checkpoint
from khojaly.ledger.export import ledger_lines
from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.publishing import publish
from sources.models import Source
from tests import objects

pytestmark = pytest.mark.django_db

TAMPERINGS = {
    "record": ("record = replace(record, 'at-least', 'more-than')", "does not have the digest"),
    "reason": ("change_reason = 'Another reason.'", "a column was changed"),
    "editor": ("edited_by = 'nobody'", "a column was changed"),
    "link": ("previous = '" + "f" * 64 + "'", "does not follow the row before"),
}


@pytest.fixture
def claim():
    claim = objects.published_claim()
    claim.low = 500
    claim.save()
    publish([claim], objects.publication(ChangeKind.CLAIMANT_REVISED))
    return claim


def tamper(change, seq):
    with lifted(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE ledger_version SET {change} WHERE seq = {seq}")


def test_a_whole_ledger_is_verified(claim, capsys):
    make_checkpoint()
    call_command("verify_ledger")
    assert "The ledger is whole: 6 versions" in capsys.readouterr().out


@pytest.mark.parametrize(("change", "sentence"), TAMPERINGS.values(), ids=TAMPERINGS)
def test_a_change_made_behind_the_sites_back_is_named_by_row(claim, change, sentence):
    tamper(change, 5)
    with pytest.raises(CommandError, match=rf"Row 5: .*{sentence}") as failed:
        call_command("verify_ledger")
    assert failed.value.returncode == 1


def test_a_pointer_moved_back_is_noticed(claim):
    type(claim).objects.update(current=Version.objects.of("claim", "C1").get(number=1))
    with pytest.raises(CommandError, match="C1 does not point to its newest version"):
        call_command("verify_ledger")


def test_pointers_are_repaired_from_the_ledger(claim, capsys):
    gone, other = objects.published_rival(claim), objects.source(title="A draft")
    withdraw(gone, objects.publication())
    merged = objects.merged_twin(claim)
    first = Version.objects.of("claim", "C1").get(number=1)
    Claim.objects.filter(pk=claim.pk).update(current=first, status="draft")
    Claim.objects.filter(pk=gone.pk).update(status="review")
    Source.objects.filter(pk=merged.pk).update(merged_into=None)
    Source.objects.filter(pk=other.pk).update(current=first)
    call_command("repair_pointers")
    assert "4 repaired." in capsys.readouterr().out
    call_command("verify_ledger")
    for thing in (claim, gone, merged, other):
        thing.refresh_from_db()
    assert (claim.current.number, gone.status, other.current) == (2, "withdrawn", None)
    assert merged.merged_into == claim.citations.get().source
    publish_again(claim)


def publish_again(claim):
    claim.low = 700
    claim.save()
    assert publish([claim], objects.publication(ChangeKind.CORRECTION))[0].number == 3


def test_an_edit_that_was_read_before_a_publication_moves_no_pointer(claim):
    stale = type(claim).objects.get(pk=claim.pk)
    claim.low = 600
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    stale.scope_en = "civilians in flight"
    stale.save()
    claim.refresh_from_db()
    assert (claim.current.number, claim.scope_en) == (3, "civilians in flight")
    call_command("verify_ledger")


def test_a_rewritten_ledger_does_not_agree_with_a_checkpoint_that_was_kept(claim):
    make_checkpoint()
    tamper("change_reason = 'Another reason.'", 6)
    forged = Version.objects.get(seq=6)
    tamper(f"chain = '{forged.computed_chain()}'", 6)
    with pytest.raises(CommandError, match="Merkle root of the checkpoint at 6"):
        call_command("verify_ledger")


def test_a_checkpoint_is_made_once_for_each_state(claim):
    first = make_checkpoint()
    assert make_checkpoint() == first
    claim.low = 600
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    assert make_checkpoint().size == first.size + 1


def test_an_empty_ledger_has_nothing_to_sign():
    with pytest.raises(CommandError, match="nothing to sign"):
        call_command("checkpoint")


def run_script(path):
    script = settings.BASE_DIR / "static" / "verify_ledger.py"
    command = [sys.executable, "-I", "-S", str(script), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_stranger_verifies_an_export_with_the_standard_library_alone(claim, tmp_path):
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(b"".join(ledger_lines()))
    done = run_script(path)
    assert done.returncode == 0
    assert make_checkpoint().root in done.stdout
    assert Version.objects.get(seq=6).chain in done.stdout


@pytest.mark.parametrize(
    "column", ["record", "change_reason", "published_by", "digest", "previous"]
)
def test_a_stranger_finds_the_row_that_was_changed(claim, tmp_path, column):
    lines = [json.loads(line) for line in ledger_lines()]
    lines[3][column] = lines[3][column][:-1] + "x"
    path = tmp_path / "ledger.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    done = run_script(path)
    assert done.returncode == 1
    assert "Row 4" in done.stdout


def test_publication_times_in_an_export_are_those_of_the_rows(claim):
    row = json.loads(next(iter(ledger_lines())))
    published = Version.objects.get(seq=1).published_at
    assert row["published_at"] == f"{published:%Y-%m-%dT%H:%M:%S.%fZ}"
    assert published.utcoffset() == timedelta(0)

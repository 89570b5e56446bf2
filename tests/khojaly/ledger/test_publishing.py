from itertools import pairwise

import pytest
from django.db import connection

from events.models import Claim
from khojaly.ledger.canonical import canonical, sha256
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.publishing import NothingChanged, NotReady, publish
from tests import objects

pytestmark = pytest.mark.django_db


def test_publishing_appends_a_version_whose_digest_is_that_of_its_record():
    claim = objects.published_claim()
    version = claim.current
    assert (version.kind, version.identifier, version.number) == ("claim", "C1", 1)
    assert version.digest == sha256(version.record.encode())
    assert version.record.encode() == canonical(version.data)


def test_every_row_holds_the_chain_of_the_row_before():
    objects.published_claim()
    rows = list(Version.objects.order_by("seq"))
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert rows[0].previous == "0" * 64
    for before, row in pairwise(rows):
        assert row.previous == before.chain
    assert all(row.chain == row.computed_chain() for row in Version.objects.all())


def test_a_record_names_what_it_refers_to_with_its_version():
    version = objects.published_claim().current
    assert version.data["content"]["citations"][0]["source"] == {
        "kind": "source", "id": "S1", "version": 1,
    }  # fmt: skip


def test_a_later_correction_of_a_source_does_not_rewrite_the_claim_that_cites_it():
    claim = objects.published_claim()
    before = claim.current.record
    source = claim.citations.get().source
    source.publisher = "Human Rights Watch/Helsinki"
    source.save()
    publish([source], objects.publication(ChangeKind.CORRECTION))
    claim.refresh_from_db()
    assert claim.current.record == before
    assert source.current.number == 2


def test_publishing_what_did_not_change_is_refused():
    claim = objects.published_claim()
    with pytest.raises(NothingChanged, match="since version 1"):
        publish([claim], objects.publication(ChangeKind.WORDING))
    assert Version.objects.of("claim", "C1").count() == 1


def test_a_draft_does_not_move_the_public_record():
    claim = objects.published_claim()
    claim.low = 500
    claim.save()
    assert Claim.objects.get().current.data["content"]["estimate"] == {
        "qualifier": "at-least", "low": 200,
    }  # fmt: skip


def test_what_a_record_refers_to_must_be_published_too_and_is_named():
    claim = objects.claim()
    with pytest.raises(NotReady) as refused:
        publish([claim], objects.publication())
    sentence = " ".join(refused.value.messages)
    for name in ("khojaly-massacre-1992", "killed-civilians", "human-rights-watch", "S1"):
        assert name in sentence
    assert Version.objects.count() == 0


def test_a_claim_without_a_citation_is_not_published():
    claim = objects.claim()
    everything = objects.together(claim)
    claim.citations.all().delete()
    with pytest.raises(NotReady, match="C1 has no citation"):
        publish(everything, objects.publication())
    assert Version.objects.count() == 0


def test_a_text_missing_in_one_language_is_named():
    claim = objects.claim(statement_es="")
    with pytest.raises(NotReady, match="missing in Spanish"):
        publish(objects.together(claim), objects.publication())


def test_objects_that_point_to_each_other_are_published_together():
    first = objects.claim()
    about = {"event": first.event, "question": first.question, "claimant": first.claimant}
    second = objects.claim(
        about=about | {"source": first.citations.get().source}, claimed_on="1997"
    )
    second.supersedes = first
    second.save()
    first.disputes.create(disputed=second)
    publish([*objects.together(first), second], objects.publication())
    assert first.current.data["content"]["disputes"] == [
        {"kind": "claim", "id": "C2", "version": 1}
    ]
    assert second.current.data["content"]["supersedes"]["id"] == "C1"


def test_each_saved_edit_is_kept_with_its_reason():
    claim = objects.claim()
    claim.low, claim._change_reason = 161, "The report of 1993 gives 161."
    claim.save()
    newest = claim.history.first()
    assert (newest.low, newest.history_change_reason) == (161, "The report of 1993 gives 161.")
    assert claim.history.count() == 2


def test_identifiers_are_never_given_twice():
    first = objects.claim()
    about = {"event": first.event, "question": first.question, "claimant": first.claimant}
    second = objects.claim(about=about | {"source": first.citations.get().source})
    assert [first.identifier, second.identifier] == ["C1", "C2"]


def test_foreign_keys_are_checked_on_every_database():
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA foreign_keys").fetchone() == (1,)
            assert cursor.execute("PRAGMA journal_mode").fetchone()[0] in ("wal", "memory")

"""A change of the fixtures keeps what they said before, with the reason of the change."""

import json
import shutil

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from events.loading import load_content
from events.loading.earlier import FILE
from events.models import Claim
from khojaly.ledger.models import Version
from tests.pages import Page

pytestmark = pytest.mark.django_db

LINKED = {"event": ["a-siege"], "question": ["killed"], "claimant": ["a-ministry"]}
CONTENT = {
    "sources": [
        {"identifier": "S1", "csl_type": "report", "title": "A report", "language": "en"}
        | {"kind": "ngo-report", "position": "independent", "url": "https://example.org/r"}
        | {"read_how": "full"},
    ],
    "contributors": [],
    "actors": [
        {"slug": slug, "name_en": slug, "name_es": slug, "about_en": "An office."}
        | {"about_es": "Una oficina.", "kind": "state-body", "position": "unclear"}
        for slug in ("a-ministry", "a-paper")
    ],
    "actor_names": [],
    "actor_identifiers": [],
    "place_identifiers": [],
    "sought_texts": [],
    "places": [],
    "place_names": [],
    "place_citations": [],
    "questions": [
        {"slug": "killed", "asks_en": "How many?", "asks_es": "¿Cuántos?", "counts_en": "People."}
        | {"counts_es": "Personas.", "kind": "number", "unit": "people"}
        | {"group": "dead", "order": 1}
    ],
    "events": [
        {"slug": "a-siege", "title_en": "Siege", "title_es": "Asedio", "start": "1992"}
        | {"summary_en": "It ended.", "summary_es": "Terminó."}
    ],
    "event_places": [],
    "event_relations": [],
    "claims": [
        {"identifier": name, **LINKED, "qualifier": "exact", "best": best, "basis": "not-stated"}
        | {"scope_en": "people killed", "scope_es": "personas muertas", "verification": "primary"}
        | {"statement_en": "It says so.", "statement_es": "Lo dice."}
        for name, best in (("C1", 12), ("C2", 30), ("C3", 40))
    ],
    "claim_citations": [
        {"claim": [name], "order": 1, "source": ["S1"], "relation": "states"}
        for name in ("C1", "C2", "C3")
    ],
    "joint_claimants": [],
    "disputes": [
        {"claim": ["C1"], "order": 1, "disputed": ["C2"]},
        {"claim": ["C1"], "order": 2, "disputed": ["C3"]},
    ],
}
REASONS = {
    "C1": "The report counts 13; 12 was misread.",
    "C2": {"change": "withdrawn", "reason": "The report names no ministry."},
    "S1": {"change": "wording", "reason": "The title as it is printed."},
    "C4": "The same figure, said by the paper.",
}


def write(folder, content):
    for name, rows in content.items():
        data = [{"model": name, "fields": fields} for fields in rows]
        (folder / f"{name}.json").write_text(json.dumps(data))


@pytest.fixture
def before(tmp_path):
    folder = tmp_path / "before"
    folder.mkdir()
    write(folder, CONTENT)
    return folder


@pytest.fixture
def now(tmp_path, before):
    """The fixtures after an editor's corrections, not yet recorded."""
    folder = shutil.copytree(before, tmp_path / "now")
    claims = json.loads(json.dumps(CONTENT["claims"]))
    claims[0]["best"] = 13
    claims.append(claims[1] | {"identifier": "C4", "claimant": ["a-paper"]})
    cites = {"claim": ["C4"], "order": 1, "source": ["S1"], "relation": "reports"}
    changed = {
        "sources": [CONTENT["sources"][0] | {"title": "The report"}],
        "claims": claims,
        "claim_citations": [*CONTENT["claim_citations"], cites],
        # The first of two goes and the second takes its place.
        "disputes": [
            {"claim": ["C1"], "order": 1, "disputed": ["C3"]},
            {"claim": ["C1"], "order": 2, "disputed": ["C4"]},
        ],
    }
    write(folder, changed)
    return folder


def record(before, now, reasons, tmp_path):
    path = tmp_path / "reasons.json"
    path.write_text(json.dumps(reasons))
    call_command("record_changes", folder=now, before=before, reasons=path, verbosity=0)


def ledger():
    return {
        (v.kind, v.identifier, v.number): (v.digest, v.change_kind, v.change_reason)
        for v in Version.objects.all()
    }


def loaded(*folders):
    """The ledger after these folders are loaded one after the other into an empty database."""
    try:
        with transaction.atomic():
            for folder in folders:
                load_content(folder, "Entered.")
            connection.check_constraints()
            kept = ledger()
            raise InterruptedError
    except InterruptedError:
        return kept


def test_each_change_is_published_with_its_own_reason_and_kind(before, now, tmp_path):
    record(before, now, REASONS, tmp_path)
    kept = loaded(before, now)
    assert kept["claim", "C1", 2][1:] == ("correction", REASONS["C1"])
    assert kept["claim", "C2", 2][1:] == ("withdrawn", "The report names no ministry.")
    assert kept["source", "S1", 2][1:] == ("wording", "The title as it is printed.")
    assert kept["claim", "C4", 1][1:] == ("first", REASONS["C4"])
    assert not any(number > 1 for _kind, name, number in kept if name in ("C3", "a-siege"))


def test_a_new_database_ends_with_the_same_ledger_as_one_that_held_the_old(before, now, tmp_path):
    record(before, now, REASONS, tmp_path)
    assert loaded(now) == loaded(before, now)
    assert loaded(before).items() <= loaded(now).items()


def test_loading_again_publishes_nothing_more(before, now, tmp_path):
    record(before, now, REASONS, tmp_path)
    assert loaded(now, now) == loaded(now)


def test_a_further_release_comes_after_the_one_before(before, now, tmp_path):
    record(before, now, REASONS, tmp_path)
    later = shutil.copytree(now, tmp_path / "later")
    write(later, {"sources": [CONTENT["sources"][0] | {"title": "The whole report"}]})
    record(now, later, {"S1": "The whole title."}, tmp_path)
    kept = loaded(later)
    assert kept == loaded(before, now, later) == loaded(before, later)
    assert kept["source", "S1", 3][1:] == ("correction", "The whole title.")


def test_a_withdrawn_claim_keeps_its_page_with_the_reason(client, before, now, tmp_path):
    record(before, now, REASONS, tmp_path)
    load_content(now, "Entered.")
    assert Claim.objects.get(identifier="C2").status == "withdrawn"
    assert "names no ministry" in Page(client, "/claims/C2/").text


def test_a_change_without_a_reason_is_named_and_nothing_is_written(before, now, tmp_path):
    with pytest.raises(CommandError, match="claim C1; claim C4"):
        record(before, now, {"S1": "The title."}, tmp_path)
    assert not (now / FILE).exists()


def test_reasons_that_are_written_already_need_not_be_given_again(before, now, tmp_path):
    record(before, now, REASONS, tmp_path)
    written = (now / FILE).read_text()
    record(before, now, {}, tmp_path)
    assert (now / FILE).read_text() == written


def test_what_two_people_recorded_of_one_thing_becomes_one_line(before, now, tmp_path):
    record(before, now, REASONS, tmp_path)
    one = next(line for line in (now / FILE).read_text().splitlines() if '"C1"' in line)
    other = json.dumps(json.loads(one) | {"reason": "It answers C4."})
    with (now / FILE).open("a") as file:
        file.write(other + "\n")
    kept = loaded(now)
    assert kept["claim", "C1", 2][2] == f"{REASONS['C1']} It answers C4."
    assert kept.keys() == loaded(before, now).keys()
    record(before, now, {}, tmp_path)
    assert loaded(now) == kept
    assert sum('"C1"' in line for line in (now / FILE).read_text().splitlines()) == 1


def test_a_line_that_cannot_be_read_is_named(before):
    (before / FILE).write_text('{"release": 1}\n')
    with pytest.raises(CommandError, match=r"earlier_versions\.jsonl, line 1"):
        load_content(before, "Entered.")

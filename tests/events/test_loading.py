import json
import shutil

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from events.loading import load_content
from events.models import Claim, Event
from khojaly.ledger.models import Version
from tests.fixture_files import rows

pytestmark = pytest.mark.content

COUNTS = {"actors": 162, "places": 31, "events": 31, "sources": 355, "claims": 533}


@pytest.fixture
def folder(tmp_path):
    """A copy of the fixtures to change."""
    return shutil.copytree(settings.CONTENT_DIR, tmp_path / "fixtures")


def edit(folder, name, identifier, **fields):
    path = folder / f"{name}.json"
    data = json.loads(path.read_text())
    key = "slug" if name in ("events", "actors", "places", "questions") else "identifier"
    next(row for row in data if row["fields"][key] == identifier)["fields"].update(fields)
    path.write_text(json.dumps(data))


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_all_of_the_dossier_and_the_seed_text_are_there_and_published(name, count):
    assert len(rows(name)) >= count
    assert Version.objects.filter(kind=name.rstrip("s"), number=1).count() >= len(rows(name))


def test_loading_again_does_nothing():
    before = Version.objects.count()
    outcome = load_content(settings.CONTENT_DIR, "again")
    assert not outcome.changed
    assert Version.objects.count() == before


def test_a_changed_fixture_is_published_as_a_new_version_with_the_reason(folder):
    edit(folder, "claims", "C110", claimed_on="1994-12-01")
    outcome = load_content(folder, "The report is dated 1 December.")
    assert outcome.updated == ["C110"]
    version = Claim.objects.get(identifier="C110").current
    assert version.change_reason == "The report is dated 1 December."
    assert version.data["content"]["claimed_on"] == "1994-12-01"


def test_what_an_editor_changed_here_is_left_alone(folder):
    Event.objects.filter(slug="black-january").update(title_en="January 1990 in Baku")
    edit(folder, "events", "black-january", start="1990-01-19")
    outcome = load_content(folder, "A new date.")
    assert outcome.left_alone == ["black-january"]
    assert Event.objects.get(slug="black-january").title_en == "January 1990 in Baku"


def test_a_bad_fixture_is_refused_whole_and_the_object_is_named(folder):
    before = Version.objects.count()
    edit(folder, "claims", "C110", low=5000, possible_low=1000, possible_high=500)
    with pytest.raises(ValidationError, match="C110"):
        load_content(folder, "A mistake.")
    assert Version.objects.count() == before


def test_a_marker_to_nothing_is_named(folder):
    edit(folder, "events", "black-january", summary_en="Troops entered {claim:C9999}.")
    with pytest.raises(ValidationError, match="C9999 points to nothing"):
        load_content(folder, "A mistake.")


def test_an_unreadable_file_is_named(folder):
    (folder / "claims.json").write_text("[{")
    with pytest.raises(CommandError, match=r"claims\.json is not a fixture file"):
        call_command("load_content", folder=folder)


@pytest.mark.parametrize("identifier", ["C28", "C33", "C65", "C110"])
def test_a_claim_of_the_seed_text_has_it_as_its_first_version_and_the_checked_one_as_second(
    identifier,
):
    first, checked, *_later = Version.objects.of("claim", identifier).order_by("number")
    assert [item["source"]["id"] for item in first.data["content"]["citations"]] == ["S355"]
    assert "text with which this record began" in first.change_reason
    assert checked.change_kind == "new-source"
    assert checked.change_reason.startswith("Checked: ")
    assert "S355" not in checked.record

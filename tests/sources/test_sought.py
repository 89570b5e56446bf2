import json

import pytest

from events.loading.load import Outcome
from events.loading.sought import load_sought
from khojaly.ledger.models import Version
from sources.models import SoughtText
from tests.pages import Page

pytestmark = pytest.mark.django_db

TEXT = {
    "slug": "a-report",
    "title_en": "A report of 1992",
    "title_es": "Un informe de 1992",
    "looked_for_en": "Its page on the dead.",
    "looked_for_es": "Su página sobre los muertos.",
    "looked_in_en": "Stored web pages.",
    "looked_in_es": "Páginas web conservadas.",
    "searched_on": "2026-11-30",
    "searched_by_en": "an editor",
    "searched_by_es": "un editor",
    "outcome_en": "The opening alone was found.",
    "outcome_es": "Solo se halló el comienzo.",
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sought_texts.json").write_text(json.dumps([{"fields": TEXT}]))
    return tmp_path


def test_readers_see_what_was_not_found_where_when_and_by_whom_in_both_languages(client, folder):
    load_sought(folder, "First list.", Outcome())
    english = Page(client, "/method/").text
    assert "A report of 1992" in english
    assert "The opening alone was found." in english
    assert "30 November 2026, an editor" in english
    assert "Solo se halló el comienzo." in Page(client, "/es/method/").text


def test_a_change_is_seen_at_once_though_nothing_was_published(client, folder):
    load_sought(folder, "First list.", Outcome())
    before = Version.objects.count()
    SoughtText.objects.update(outcome_en="It was found in an archive.")
    assert "It was found in an archive." in Page(client, "/method/").text
    assert Version.objects.count() == before


def test_loading_again_changes_nothing_and_a_new_text_of_the_fixture_is_taken(folder):
    load_sought(folder, "First list.", Outcome())
    again = Outcome()
    load_sought(folder, "First list.", again)
    assert not again.changed
    (folder / "sought_texts.json").write_text(
        json.dumps([{"fields": TEXT | {"outcome_en": "Found."}}])
    )
    load_sought(folder, "It was found.", again)
    assert again.updated == ["a-report"]
    assert SoughtText.objects.get().history.first().history_change_reason == "It was found."

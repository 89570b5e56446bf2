import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sources.models import Source
from tests import objects
from tests.khojaly.ledger.desk.conftest import Desk
from tests.sources.importing.test_reading import BIBTEX, RIS

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/sources/source/import/"
GIVEN = {"kind": "scholarly", "position": "independent", "read_how": "part", "reason": "For C78."}


@pytest.fixture
def editor(db):
    return Desk("Aytan", "editor")


def test_references_are_shown_field_by_field_before_anything_is_saved(editor):
    text = editor.client.post(ADDRESS, GIVEN | {"text": BIBTEX}).content.decode()
    assert "2 references read" in text
    assert "New York University Press" in text
    assert Source.objects.count() == 0


def test_the_ticked_ones_become_drafts_with_the_reason_and_the_editor(editor):
    answer = editor.client.post(ADDRESS, GIVEN | {"text": BIBTEX, "take": ["1"], "save": "1"})
    assert answer.status_code == 302
    source = Source.objects.get()
    assert (source.identifier, source.status, source.kind) == ("S1", "draft", "scholarly")
    assert source.contributors.get().family == "de Waal"
    newest = source.history.first()
    assert (newest.history_change_reason, newest.history_user_name) == ("For C78.", "Aytan")


def test_what_is_here_already_is_named_and_not_ticked(editor):
    objects.source(title="Black Garden", issued="2003", isbn="978-0-8147-1944-2")
    text = editor.client.post(ADDRESS, GIVEN | {"text": BIBTEX}).content.decode()
    assert "S1 Black Garden" in text
    assert text.count(" checked") == 1


def test_a_file_is_read_like_pasted_text_and_need_not_be_sent_again(editor):
    file = SimpleUploadedFile("export.ris", RIS.encode())
    text = editor.client.post(ADDRESS, GIVEN | {"file": file}).content.decode()
    assert "2 references read" in text
    assert "AU  - Goltz, Thomas" in text


def test_a_zip_is_refused_and_nothing_typed_is_lost(editor):
    file = SimpleUploadedFile("report.pdf", b"PK\x03\x04" + b"\x00" * 100)
    text = editor.client.post(ADDRESS, GIVEN | {"file": file}).content.decode()
    assert "This is not a text file." in text
    assert "For C78." in text


def test_bad_ones_are_listed_while_good_ones_go_in(editor):
    bad = '[{"title": "Good", "type": "book"}, {"title": "Bad", "type": "book", "URL": "nowhere"}]'
    given = GIVEN | {"text": bad, "take": ["1", "2"], "save": "1"}
    text = editor.client.post(ADDRESS, given).content.decode()
    assert Source.objects.get().title == "Good"
    assert "Bad: Enter a valid URL." in text


def test_a_contributor_cannot_import():
    contributor = Desk("Ana", "contributor")
    assert contributor.client.get(ADDRESS).status_code == 403


def test_a_copy_made_by_hand_is_noticed_before_it_is_saved(editor):
    objects.source(title="Black Garden", issued="2003", url="https://nyupress.org/black-garden/")
    fields = editor.fields("/admin/sources/source/add/")
    given = {
        "csl_type": "book", "title": "Black garden", "language": "en", "kind": "scholarly",
        "position": "independent", "read_how": "full", "change_reason": "New.",
        "url": "http://www.nyupress.org/black-garden?utm_source=x",
    }  # fmt: skip
    refused = editor.client.post("/admin/sources/source/add/", fields | given).content.decode()
    assert "This may be S1 Black Garden, which is here already." in refused
    answer = editor.client.post("/admin/sources/source/add/", fields | given | {"not_a_copy": "on"})
    assert answer.status_code == 302

"""What librarians and archivists ask of a source, from the form to the page and the exports."""

import json

import pytest
from jsonschema import Draft202012Validator

from khojaly.ledger.publishing import content, has_changes, publish
from sources.importing.reading import read_references
from sources.models import Source
from tests import objects
from tests.khojaly.desk.conftest import Desk
from tests.pages import Page

pytestmark = pytest.mark.django_db

GIVEN = {
    "accessed": "2024-05-03", "archive": "State Archive", "fond": "fond 4, inventory 2, file 33",
    "call_number": "K 17", "translated_title_en": "The rebellious valley",
    "translated_title_es": "El valle rebelde", "series": "Studies of the valley",
    "edition_label": "2nd", "issn": "0028-0836", "ecli": "ECLI:CE:ECHR:2015:0616JUD001321605",
    "session": "47th session",
}  # fmt: skip
NEW = {name.removesuffix("_en").removesuffix("_es") for name in GIVEN}


@pytest.fixture
def editor():
    return Desk("Aytan", "editor")


def test_a_source_without_them_has_the_record_that_it_had(editor):
    made = objects.source()
    publish([made], objects.publication())
    assert not NEW & set(content(made))
    assert not has_changes(Source.objects.get())


def test_a_record_with_all_of_them_is_as_its_schema_says(client):
    made = objects.source(csl_type="book", **GIVEN)
    (version,) = publish([made], objects.publication())
    assert set(version.data["content"]) >= NEW
    schema = client.get("/vocabulary/source.schema.json").json()
    assert [error.message for error in Draft202012Validator(schema).iter_errors(version.data)] == []
    assert {"accessed", "translated_title"} <= set(
        client.get("/api/v1/sources/S1").json()["content"]
    )


def test_they_go_from_the_form_to_the_page_and_the_exports(editor, client):
    made = objects.source(csl_type="book", url="https://example.org/valley")
    assert editor.save(made, **GIVEN, change_reason="All of it.").status_code == 302
    made.refresh_from_db()
    publish([made], objects.publication())
    text = Page(client, "/sources/S1/").text
    for shown in ("The rebellious valley", "Studies of the valley", "2nd", "47th session",
                  "State Archive, fond 4, inventory 2, file 33, K 17", "3 May 2024",
                  GIVEN["issn"], GIVEN["ecli"]):  # fmt: skip
        assert shown in text, shown
    assert "El valle rebelde" in Page(client, "/es/sources/S1/").text
    bibtex = client.get("/sources/S1/cite.bib").content.decode()
    assert "urldate = {2024-05-03}" in bibtex
    assert "library = {State Archive, fond 4, inventory 2, file 33, K 17}" in bibtex
    assert "series = {Studies of the valley}" in bibtex
    ris = client.get("/sources/S1/cite.ris").content.decode()
    for line in ("Y2  - 2024/05/03", "DB  - State Archive", "CN  - K 17", "ET  - 2nd"):
        assert line in ris, line
    answer = client.get("/sources/S1/cite.csl.json").json()
    item = answer[0] if isinstance(answer, list) else answer
    assert item["accessed"] == {"date-parts": [[2024, 5, 3]]}
    assert item["archive_location"] == GIVEN["fond"]


@pytest.mark.parametrize("form", ["bib", "ris", "csl.json"])
def test_what_is_exported_is_imported_again(client, form):
    columns = {name: value for name, value in GIVEN.items() if not name.startswith("translated")}
    made = objects.source(csl_type="article-journal", container_title="The Valley", **columns)
    publish([made], objects.publication())
    exported = client.get(f"/sources/S1/cite.{form}").content.decode()
    [entry] = read_references(exported)[0]
    for name in ("accessed", "issn", "series", "edition_label"):
        assert entry.fields.get(name) == GIVEN[name], name


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("issn", "0028-0837"), ("issn", "28-0836"), ("ecli", "CE:ECHR:2015"), ("accessed", "soon")],
)
def test_what_cannot_be_right_is_said(editor, name, wrong):
    made = objects.source()
    answer = editor.save(made, **{name: wrong}, change_reason="Read.")
    assert answer.status_code == 200
    assert f'href="#id_{name}"' in answer.content.decode()


def test_march_1992_is_offered_as_1992_03(editor):
    answer = editor.save(objects.source(), issued="March 1992", change_reason="Read.")
    assert "1992-03" in answer.content.decode()


def test_the_form_names_the_types_of_its_fields_and_has_all_of_them_without_a_script(editor):
    page = Page(editor.client, editor.address(objects.source()))
    types = json.loads(page.by_id("types-of-fields").text)
    assert "legal_case" in types["ecli"]
    for name in types:
        assert page.by_id(f"id_{name}") is not None

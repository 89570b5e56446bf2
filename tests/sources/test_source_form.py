"""The form of a source asks in the order in which one thinks of a work."""

import pytest

from sources.models import Contributor
from tests import objects
from tests.khojaly.desk.conftest import Desk
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return Desk("Aytan", "editor")


@pytest.fixture
def page(editor):
    source = objects.source()
    Contributor.objects.create(source=source, literal="Human Rights Watch/Helsinki")
    return Page(editor.client, editor.address(source))


def rows(page):
    """The names of the fields of each line of the form, but for those that belong to the site."""
    lines = [node for node in page.tree.iter("div") if "form-row" in node.get("class", "").split()]
    classes = [node.get("class").split() for node in lines]
    return [
        [name.removeprefix("field-") for name in c if name.startswith("field-")] for c in classes
    ]


def test_its_parts_come_in_order_with_the_makers_after_the_work(page):
    headings = [flat(node) for node in page.by_id("source_form").iter("h2")]
    assert headings[-7:] == [
        "What the work is", "Contributors", "Where it appeared", "How it is found again",
        "The copy that was read", "A note for readers", "Why",
    ]  # fmt: skip


def test_the_languages_of_a_text_stand_side_by_side(page):
    for name in ("description", "note"):
        assert [f"{name}_en", f"{name}_es"] in rows(page)


def test_every_field_of_a_source_is_asked_for(page):
    asked = {name for row in rows(page) for name in row}
    fields = objects.Source._meta.get_fields()
    editable = {f.name for f in fields if f.concrete and f.editable and not f.auto_created}
    assert editable - asked == {"identifier", "description", "translated_title", "note"}


def test_the_kind_of_source_and_the_type_of_the_work_have_names_of_their_own_in_spanish(editor):
    editor.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
    page = Page(editor.client, "/admin/sources/source/add/")
    labels = [flat(node) for node in page.by_id("source_form").iter("label")]
    assert labels.count("Tipo:") == 1
    assert "Qué es la obra" in page.text

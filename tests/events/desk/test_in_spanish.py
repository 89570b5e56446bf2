"""The desk in Spanish, down to the names of its links, its parts and its things."""

import pytest

from tests import objects
from tests.events.desk.test_checks import Desk
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db


def test_the_form_of_a_published_claim_is_all_in_spanish():
    claim, editor = objects.published_claim(), Desk("Aytan", "editor")
    editor.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
    text = Page(editor.client, editor.address(claim)).text
    for label in ("Suceso:", "Pregunta:", "Declarante:", "Formulación (inglés)", "Guardar"):
        assert label in text


def test_the_parts_of_the_desk_have_spanish_names():
    editor = Desk("Aytan", "editor")
    editor.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
    page = Page(editor.client, "/admin/")
    captions = [flat(node) for node in page.tree.iter("caption")]
    assert captions == ["Fuentes", "Sucesos"]


def test_an_event_is_called_by_its_name_and_not_by_a_part_of_its_address():
    event, reviewer = objects.published_claim().event, Desk("Arpine", "reviewer")
    reviewer.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
    assert "Masacre de Khojaly v1" in Page(reviewer.client, "/admin/").text
    review = Page(reviewer.client, reviewer.address(event, "review")).text
    assert "Revisión de Masacre de Khojaly" in review
    answer = reviewer.act(event, "withdraw", change_kind="wording", reason="Registrado dos veces.")
    assert "khojaly-massacre-1992" not in Page.of(answer).text

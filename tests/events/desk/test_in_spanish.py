"""The form of a claim in Spanish, down to the names of its links."""

import pytest

from tests import objects
from tests.events.desk.test_checks import Desk
from tests.pages import Page

pytestmark = pytest.mark.django_db


def test_the_form_of_a_published_claim_is_all_in_spanish():
    claim, editor = objects.published_claim(), Desk("Aytan", "editor")
    editor.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
    text = Page(editor.client, editor.address(claim)).text
    for label in ("Suceso:", "Pregunta:", "Declarante:", "Formulación (inglés)", "Guardar"):
        assert label in text

import pytest
from django.core.exceptions import ValidationError

from events.records.content import actor_content
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db


def parliament(**reason):
    actor = objects.actor("congress-of-peru", "Congress of Peru", "other-state")
    for name, text in reason.items():
        setattr(actor, name, text)
    actor.save()
    publish([actor], objects.publication())
    return actor


def test_a_foreign_parliament_is_a_square_with_the_reason_of_its_position(client):
    parliament(
        position_reason_en="Parliament of a state that was not a party.",
        position_reason_es="Parlamento de un Estado que no fue parte.",
    )
    page = Page(client, "/actors/congress-of-peru/")
    shapes = {node.get("class") for node in page.tree.iter("span")}
    assert "position other" in shapes
    assert "another state or body of states" in page.text
    assert "Parliament of a state that was not a party." in page.text
    spanish = Page(client, "/es/actors/congress-of-peru/")
    assert "Parlamento de un Estado que no fue parte." in spanish.text


def test_a_reason_in_one_language_alone_is_not_published():
    with pytest.raises(ValidationError):
        parliament(position_reason_en="Parliament of a state that was not a party.")


def test_an_actor_without_a_reason_has_the_record_it_had_before_reasons_existed():
    assert "position_reason" not in actor_content(objects.actor())


def test_the_method_page_explains_the_square_in_both_languages(client):
    assert "A square: a state that was not a party" in Page(client, "/method/").text
    assert "Un cuadrado: un Estado que no fue parte" in Page(client, "/es/method/").text

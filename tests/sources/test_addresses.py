import pytest
from django.core.exceptions import ValidationError

from events.desk.checks.sources import without_address
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db


def test_a_source_on_paper_says_so_to_readers_in_both_languages(client):
    source = objects.source(no_address="not-online")
    publish([source], objects.publication())
    at = f"/sources/{source.identifier}/"
    assert "not online: published on paper" in Page(client, at).text
    assert "no está en línea" in Page(client, f"/es{at}").text


def test_a_source_with_an_address_cannot_be_said_to_have_none():
    source = objects.source(url="https://example.org/report")
    source.no_address = "not-found"
    with pytest.raises(ValidationError, match="It has an address"):
        source.full_clean()


def test_the_desk_lists_sources_that_say_nothing_of_their_address():
    silent = objects.source()
    objects.source(title="A book", no_address="not-online")
    objects.source(title="A page", url="https://example.org/page")
    assert [pk for _kind, pk, _words in without_address()] == [silent.pk]


@pytest.mark.parametrize(
    ("symbol", "addresses"),
    [
        ("A/59/713-S/2005/125", ["A/59/713", "S/2005/125"]),
        ("S/RES/853 (1993)", ["S/RES/853(1993)"]),
        ("S/24493", ["S/24493"]),
        ("E/CN.4/1992/S-1/9", ["E/CN.4/1992/S-1/9"]),
    ],
)
def test_a_un_document_is_linked_at_the_united_nations_by_each_of_its_symbols(
    client, symbol, addresses
):
    source = objects.source(un_symbol=symbol)
    publish([source], objects.publication())
    page = Page(client, f"/sources/{source.identifier}/").html
    for address in addresses:
        assert f'href="https://undocs.org/{address}"' in page

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

import json

import pytest
from django.core.exceptions import ValidationError

from events.models import ActorIdentifier, Place, PlaceIdentifier
from events.records.content import actor_content
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db

SEEN = "https://example.org/authority/some-body"


def identifier(actor, scheme="wikidata", value="Q4115", order=1):
    return ActorIdentifier(actor=actor, scheme=scheme, value=value, seen_at=SEEN, order=order)


def known_actor():
    actor = objects.actor("some-body", "Some Body")
    identifier(actor).save()
    identifier(actor, "isni", "0000000121032683", 2).save()
    publish([actor], objects.publication())
    return actor


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("wikidata", "4115"),
        ("wikidata", "https://www.wikidata.org/entity/Q4115"),
        ("viaf", "viaf/12"),
        ("isni", "0000 0001 2103 2683"),
        ("isni", "0000000121032684"),
        ("ror", "https://ror.org/02mhbdp94"),
        ("ror", "12mhbdp94"),
        ("geonames", "Q12"),
    ],
)
def test_what_is_no_identifier_of_the_registry_is_refused_with_a_sentence(scheme, value):
    with pytest.raises(ValidationError) as refused:
        identifier(objects.actor(), scheme, value).full_clean()
    assert value in " ".join(refused.value.message_dict["value"])


def test_one_identifier_stands_for_one_actor():
    known_actor()
    with pytest.raises(ValidationError, match="already"):
        identifier(objects.actor()).full_clean()


def test_the_page_shows_the_registry_the_identifier_and_where_it_was_seen(client):
    known_actor()
    page = Page(client, "/actors/some-body/")
    assert "Wikidata Q4115" in page.text
    assert SEEN in page.html
    assert 'href="http://www.wikidata.org/entity/Q4115"' in page.html


def test_linked_data_says_that_it_is_the_same_thing(client):
    known_actor()
    graph = json.loads(client.get("/actors/some-body/data.jsonld").content)["@graph"]
    node = next(node for node in graph if node["@id"].endswith("#actor"))
    same = [item["@id"] for item in node["sameAs"]]
    assert same == [
        "http://www.wikidata.org/entity/Q4115",
        "https://isni.org/isni/0000000121032683",
    ]


def test_an_actor_in_no_registry_has_the_record_it_had_before():
    assert "identifiers" not in actor_content(objects.actor())


def test_a_place_is_told_apart_by_its_number_in_geonames(client):
    place = Place.objects.create(
        slug="some-village", name_en="Some Village", name_es="Un pueblo", kind="village",
        about_en="A village.", about_es="Un pueblo.",
    )  # fmt: skip
    PlaceIdentifier.objects.create(place=place, scheme="geonames", value="147774", seen_at=SEEN)
    publish([place], objects.publication())
    page = Page(client, "/places/some-village/")
    assert "village" in page.text
    assert 'href="https://sws.geonames.org/147774/"' in page.html
    node = json.loads(client.get("/places/some-village/data.jsonld").content)["@graph"][1]
    assert {"@id": "https://sws.geonames.org/147774/"} in (
        node["sameAs"] if isinstance(node["sameAs"], list) else [node["sameAs"]]
    )

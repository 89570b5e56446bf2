"""Feeds: found from the pages, each entry one entry whatever feed it is in, dates that last."""

import xml.etree.ElementTree as ElementTree

import pytest

from tests import objects
from tests.pages import Page

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def claim(db):
    return objects.published_claim()


def feed(client, address):
    return ElementTree.fromstring(client.get(address).content)


def ids(client, address):
    entries = feed(client, address).iter(f"{ATOM}entry")
    return {e.findtext(f"{ATOM}id"): e.findtext(f"{ATOM}title") for e in entries}


@pytest.mark.parametrize(
    "address", ["/", "/es/", "/claims/C1/", "/es/events/khojaly-massacre-1992/"]
)
def test_a_page_names_its_feed(client, claim, address):
    kinds = {"application/atom+xml"}
    links = [node for node in Page(client, address).tree.iter("link") if node.get("type") in kinds]
    assert links
    for link in links:
        assert client.get(link.get("href")).status_code == 200


def test_an_entry_is_the_same_in_every_feed_and_another_in_another_language(client, claim):
    everything, own = ids(client, "/changes/feed.atom"), ids(client, "/claims/C1/feed.atom")
    assert own.items() <= everything.items()
    assert own.keys().isdisjoint(ids(client, "/es/claims/C1/feed.atom"))


def test_the_author_of_a_feed_is_the_editors(client, claim):
    tree = feed(client, "/changes/feed.atom")
    assert [node.text for node in tree.iter(f"{ATOM}name")] == ["the editors"]

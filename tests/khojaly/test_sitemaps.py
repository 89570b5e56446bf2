from xml.etree import ElementTree

import pytest

from khojaly.ledger.lifecycle import withdraw
from tests import objects

pytestmark = pytest.mark.django_db

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def read(client, address):
    return ElementTree.fromstring(client.get(address).content)


def locations(tree):
    return [node.text for node in tree.findall(".//s:loc", NAMES)]


def test_the_index_leads_to_a_section_of_each_kind(client):
    found = locations(read(client, "/sitemap.xml"))
    assert "http://testserver/sitemap-claim.xml" in found
    assert all(client.get(address).status_code == 200 for address in found)


def test_a_claim_stands_in_both_languages_with_its_alternates_and_the_date_of_its_version(client):
    claim = objects.published_claim()
    tree = read(client, "/sitemap-claim.xml")
    assert locations(tree) == ["http://testserver/claims/C1/", "http://testserver/es/claims/C1/"]
    assert tree.find(".//s:lastmod", NAMES).text == f"{claim.current.published_at:%Y-%m-%d}"
    alternates = {
        link.get("hreflang"): link.get("href") for link in tree.findall(".//x:link", NAMES)
    }
    assert alternates["es"] == "http://testserver/es/claims/C1/"
    assert alternates["x-default"] == "http://testserver/claims/C1/"


def test_a_comparison_bears_the_date_of_its_newest_claim(client):
    claim = objects.published_claim()
    tree = read(client, "/sitemap-comparisons.xml")
    address = f"/events/{claim.event.slug}/{claim.question.slug}/"
    assert locations(tree) == [f"http://testserver{address}", f"http://testserver/es{address}"]
    assert tree.find(".//s:lastmod", NAMES).text == f"{claim.current.published_at:%Y-%m-%d}"
    assert client.get(address).status_code == 200


def test_what_was_withdrawn_is_not_in_it(client):
    withdraw(objects.published_claim(), objects.publication())
    assert locations(read(client, "/sitemap-claim.xml")) == []
    assert locations(read(client, "/sitemap-comparisons.xml")) == []


def test_robots_are_told_of_it(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in answer.content.decode()

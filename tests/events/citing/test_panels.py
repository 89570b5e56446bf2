"""The cite panel and the tags in the head of every page that can be cited."""

import json

import bibtexparser
import pytest
import rispy

from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import Version
from tests import objects
from tests.pages import MAIN_EVENT, Page

pytestmark = pytest.mark.content

COMPARISON = f"/events/{MAIN_EVENT}/killed-civilians/"
CITABLE = [
    "/claims/C110/", "/claims/C110/v1/", f"/events/{MAIN_EVENT}/", f"/events/{MAIN_EVENT}/v1/",
    "/questions/killed-civilians/", COMPARISON, "/actors/human-rights-watch/", "/places/khojaly/",
    "/sources/S43/", "/sources/S43/v1/", "/es/claims/C110/",
]  # fmt: skip
STYLES = ["APA", "Chicago, note", "Chicago, bibliography", "Chicago, author and date", "MLA"]


def tags(page):
    return [
        (node.get("name"), node.get("content"))
        for node in page.tree.iter("meta")
        if (node.get("name") or "").startswith(("citation_", "z:", "DC."))
    ]


@pytest.mark.parametrize("address", CITABLE)
def test_every_citable_page_has_a_panel_and_each_tag_once(client, address):
    page = Page(client, address)
    assert "?cite=styles#cite" in page.links()
    panel = Page(client, f"{address}?cite=styles").by_id("cite")
    printed = [node for node in panel.iter("dd") if node.get("class") == "copyable"]
    assert len([node for node in printed if node.find("code") is None]) == 6
    names = [name for name, _content in tags(page)]
    assert len(names) == len(set(names))
    assert {"citation_title", "citation_language", "z:itemType", "DC.title"} <= set(names)
    assert "citation_journal_title" not in names


def test_the_panel_names_its_styles(client):
    panel = Page(client, "/claims/C110/?cite=styles").by_id("cite")
    terms = {node.text for node in panel.iter("dt")}
    assert {*STYLES, "Harvard"} <= terms


def test_a_claim_saves_as_an_entry_of_this_record(client):
    found = dict(tags(Page(client, "/claims/C110/v2/")))
    assert found["z:itemType"] == "encyclopediaArticle"
    assert found["z:encyclopediaTitle"] == "Khojaly: a sourced record"
    assert found["citation_author"] == "Khojaly: a sourced record,"
    assert "citation_doi" not in found


def test_a_source_saves_as_the_work_that_it_is(client):
    found = dict(tags(Page(client, "/sources/S43/")))
    assert found["z:itemType"] == "book"
    assert found["citation_author"] == "de Waal, Thomas"
    assert found["citation_publisher"] == "New York University Press"
    assert "z:extra" not in found


def test_a_comparison_is_cited_as_of_the_last_publication_with_its_claims(client):
    page = Page(client, COMPARISON)
    head = Version.objects.order_by("seq").last()
    address = dict(tags(page))["citation_public_url"]
    assert page.response["Link"].startswith(f'<{address}>; rel="cite-as"')
    written = Page(client, f"{COMPARISON}?cite=styles").text
    assert f"ledger {head.seq}, SHA-256 {head.chain[:12]}" in written
    shown = [row.get("id") for row in Page(client, address).tree.iter("tr") if row.get("id")]
    assert shown == [row.get("id") for row in page.tree.iter("tr") if row.get("id")]


def test_what_is_published_later_does_not_change_the_comparison_that_was_cited(client):
    from events.models import Claim

    address = dict(tags(Page(client, COMPARISON)))["citation_public_url"]
    withdraw(Claim.objects.get(identifier="C110"), objects.publication(reason="Tried out."))
    assert "C110" in Page(client, address).ids()
    assert "C110" not in Page(client, COMPARISON).ids()


@pytest.mark.parametrize(
    ("address", "first"),
    [
        (f"{COMPARISON}cite.", f"{MAIN_EVENT}-killed-civilians-"),
        (f"/events/{MAIN_EVENT}/sources.", "S"),
        ("/sources/bibliography.", "S"),
    ],
)
def test_whole_bibliographies_come_back_through_other_parsers(client, address, first):
    def text(form):
        return client.get(f"{address}{form}").content.decode()

    bib = bibtexparser.parse_string(text("bib"))
    ris, csl = rispy.loads(text("ris")), json.loads(text("csl.json"))
    assert bib.failed_blocks == []
    assert len(bib.entries) == len(ris) == len(csl) > 5
    assert [entry.key for entry in bib.entries] == [item["id"] for item in csl]
    assert csl[0]["id"].startswith(first)
    assert [entry.get("title") for entry in ris] == [" ".join(i["title"].split()) for i in csl]


def test_the_list_of_sources_is_exported_as_filtered(client):
    csl = json.loads(client.get("/sources/bibliography.csl.json?kind=court").content)
    assert {item["type"] for item in csl} == {"legal_case"}


def test_an_unknown_form_of_a_bibliography_is_answered_with_those_there_are(client):
    page = Page(client, "/sources/bibliography.docx", status=406)
    assert "/sources/bibliography.bib" in page.links()


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        ("apa", "de Waal, T. (2003). Black Garden: Armenia and Azerbaijan through Peace and War."),
        pytest.param(
            "mla",
            "de Waal, Thomas. Black Garden: Armenia and Azerbaijan through Peace and War.",
            marks=pytest.mark.drill,
        ),
        pytest.param(
            "harvard",
            "de Waal, T. (2003) Black Garden: Armenia and Azerbaijan through Peace and",
            marks=pytest.mark.drill,
        ),
    ],
)
def test_the_list_of_sources_is_written_in_a_style(client, style, reference):
    pages = [Page(client, f"/sources/?style={style}&page={at}").text for at in range(1, 9)]
    assert sum(reference in text for text in pages) == 1


def test_each_source_of_the_list_has_one_coins(client):
    page = Page(client, "/sources/?kind=court")
    spans = [node for node in page.tree.iter("span") if node.get("class") == "Z3988"]
    rows = [node for node in page.tree.iter("li") if node.find("span[@class='Z3988']") is not None]
    assert len(spans) == len(rows) > 1
    assert "Z3988" not in Page(client, f"/events/{MAIN_EVENT}/").html


def test_a_page_of_references_asks_the_database_no_more_than_one_without(
    client, django_assert_num_queries
):
    client.get("/sources/?style=apa")
    with django_assert_num_queries(1):
        client.get("/sources/?style=apa")


@pytest.mark.parametrize("address", ["/sources/S43/", "/es/sources/S43/v1/"])
def test_the_page_of_a_work_says_nothing_that_would_be_taken_for_its_abstract(client, address):
    page = Page(client, address)
    names = {node.get("name") or node.get("property") for node in page.tree.iter("meta")}
    assert names.isdisjoint({"description", "og:description", "citation_abstract"})

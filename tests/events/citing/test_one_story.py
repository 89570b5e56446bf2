"""The same pinned claim in every form: figure, qualifier, claimant, date, version, digest."""

import json

import bibtexparser
import pytest
import rispy
from rdflib import Dataset, Graph, Namespace
from rdflib.namespace import RDF

from khojaly.ledger.models import Version
from sources.citing.references import STYLES
from tests.pages import Page, flat

pytestmark = pytest.mark.content

PERMALINK = "/claims/C110/v2/"
CLAIMANT = "Human Rights Watch (formerly Helsinki Watch)"
STATEMENT = (
    "Human Rights Watch says in 1994 that no exact figures exist: 200 deaths are widely accepted "
    "and 500 to 1,000 people may have died."
)
K = Namespace("http://testserver/vocabulary/#")
SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")


@pytest.fixture
def digest():
    return Version.objects.of("claim", "C110").get(number=2).digest


def fetched(client, file):
    answer = client.get(f"{PERMALINK}{file}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_record_says_it(client, digest):
    record = json.loads(fetched(client, "record.json"))["content"]
    assert record["estimate"]["qualifier"] == "at-least"
    assert record["estimate"]["low"] == 200
    assert record["claimed_on"] == "1994-12"
    assert record["claimant"]["id"] == "human-rights-watch"


def test_the_page_says_the_same(client, digest):
    page = Page(client, PERMALINK)
    assert flat(page.tree.find(".//h1")) == STATEMENT
    facts = flat(next(node for node in page.tree.iter("dl")))
    assert CLAIMANT in facts
    assert "at least 200" in facts
    assert "December 1994" in page.text
    assert "This is version 2" in page.text
    assert digest in page.text


def test_so_does_the_data_block_in_its_head(client, digest):
    blocks = [
        json.loads(node.text)
        for node in Page(client, PERMALINK).tree.iter("script")
        if node.get("type") == "application/ld+json"
    ]
    assert blocks == [json.loads(fetched(client, "data.jsonld"))]


@pytest.mark.parametrize(
    ("file", "parser"),
    [("data.jsonld", "json-ld"), ("data.ttl", "turtle"), ("data.nt", "nt"), ("data.trig", "trig")],
)
def test_so_does_every_form_of_linked_data(client, digest, file, parser):
    graph = Dataset(default_union=True) if parser == "trig" else Graph()
    graph.parse(data=fetched(client, file), format=parser)
    (claim,) = graph.subjects(RDF.type, SCHEMA.Claim)
    estimate = graph.value(claim, K.estimate)
    assert str(graph.value(estimate, K.qualifier)) == "at-least"
    assert graph.value(estimate, K.low).toPython() == 200
    assert str(graph.value(claim, K.claimedOn)) == "1994-12"
    author = graph.value(claim, SCHEMA.author)
    versions = graph.subjects(PROV.specializationOf, author)
    names = {str(name) for version in versions for name in graph.objects(version, SCHEMA.name)}
    assert CLAIMANT in names
    assert [str(value) for value in graph.objects(None, K.sha256)] == [digest]
    assert [str(value) for value in graph.objects(None, SCHEMA.version)] == ["2"]


def test_so_do_the_references(client, digest):
    (bib,) = bibtexparser.parse_string(fetched(client, "cite.bib")).entries
    (ris,) = rispy.loads(fetched(client, "cite.ris"))
    (csl,) = json.loads(fetched(client, "cite.csl.json"))
    title = "Human Rights Watch says in 1994 that no exact figures exist: 200 "
    for found in (bib["title"].strip("{}"), ris["title"], csl["title"]):
        assert found.startswith(title)
    note = f"version: 2; sha256: {digest}"
    assert bib["note"] == ris["notes"][0] == csl["note"] == note
    assert bib["version"] == ris["edition"] == csl["version"] == "2"
    address = f"http://testserver{PERMALINK}"
    assert bib["url"] == ris["urls"][0] == csl["URL"] == address


def test_so_do_the_tags_and_the_references_in_styles(client, digest):
    page = Page(client, PERMALINK)
    metas = {node.get("name"): node.get("content") for node in page.tree.iter("meta")}
    assert metas["z:extra"] == f"version: 2; sha256: {digest}"
    assert metas["citation_public_url"] == f"http://testserver{PERMALINK}"
    styles = Page(client, f"{PERMALINK}?cite=styles")
    written = [flat(node) for node in styles.tree.iter("dd")]
    cited = [text for text in written if f"SHA-256 {digest[:12]}]" in text]
    assert len(cited) == len(STYLES)
    assert all(f"http://testserver{PERMALINK}" in text and "[v2, " in text for text in cited)


def test_a_spanish_page_cites_the_same_container_and_address(client, digest):
    (english,) = json.loads(fetched(client, "cite.csl.json"))
    (spanish,) = json.loads(client.get(f"/es{PERMALINK}cite.csl.json").content)
    different = {name for name in english if english[name] != spanish[name]}
    assert different == {"title", "language", "abstract"}

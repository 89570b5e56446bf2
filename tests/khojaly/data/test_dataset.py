"""A release as a dataset that programs of others can find, cite and read."""

import json
import sqlite3
import xml.etree.ElementTree as ET

import pytest
import rispy
from datacite import schema45
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF

from khojaly.data.releases import make_release
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db

BASE = "http://testserver"
SCHEMA = Namespace("https://schema.org/")
DATACITE = "{http://datacite.org/schema/kernel-4}"


@pytest.fixture
def made(releases):
    objects.published_claim()
    return make_release(BASE)


@pytest.fixture
def address(made):
    return f"/data/releases/{made.name}/"


def test_its_landing_page_is_a_dataset_of_schema_org_and_of_dcat(client, address, made):
    graph = Graph().parse(data=client.get(f"{address}dataset.jsonld").content, format="json-ld")
    dataset = URIRef(f"{BASE}{address}#dataset")
    assert {SCHEMA.Dataset, DCAT.Dataset} <= set(graph.objects(dataset, RDF.type))
    assert len(set(graph.objects(dataset, DCTERMS.title))) == 2  # English and Spanish.
    places = {
        str(graph.value(node, DCAT.downloadURL))
        for node in graph.subjects(RDF.type, DCAT.Distribution)
    }
    files = {item["name"] for item in json.loads((made / "release.json").read_text())["files"]}
    assert places == {f"{BASE}{address}{name}" for name in files}


def test_the_page_holds_what_the_file_says(client, address):
    (block,) = [
        node.text
        for node in Page(client, address).tree.iter("script")
        if node.get("type") == "application/ld+json"
    ]
    assert json.loads(block) == json.loads(client.get(f"{address}dataset.jsonld").content)


def test_datacite_finds_its_metadata_valid_and_the_xml_says_the_same(client, address):
    fields = json.loads(client.get(f"{address}datacite.json").content)
    # "Coverage" came with version 4.6 of the schema, which the library does not know yet.
    known = fields | {"dates": [d for d in fields["dates"] if d["dateType"] != "Coverage"]}
    assert schema45.validator.is_valid(known), list(schema45.validator.iter_errors(known))
    ours = ET.fromstring(client.get(f"{address}datacite.xml").content)
    theirs = ET.fromstring(schema45.tostring(fields))
    assert ours.find(f"{DATACITE}identifier").text == "(:tba)"
    for element in theirs:
        if element.tag != f"{DATACITE}identifier":
            assert _said(ours.find(element.tag)) == _said(element), element.tag


def _said(element):
    """An element without white space between tags."""
    inner = [_said(child) for child in element]
    return element.tag, sorted(element.attrib.items()), (element.text or "").strip(), inner


def test_a_doi_stands_where_one_is_registered(client, address, settings):
    settings.DATA_DOI = "10.5072/zenodo.1"
    assert json.loads(client.get(f"{address}datacite.json").content)["doi"] == "10.5072/zenodo.1"
    xml = ET.fromstring(client.get(f"{address}datacite.xml").content)
    assert xml.find(f"{DATACITE}identifier").text == "10.5072/zenodo.1"
    page = client.get(address)
    assert '<https://doi.org/10.5072/zenodo.1>; rel="cite-as"' in page["Link"]
    assert "https://doi.org/10.5072/zenodo.1" in page.content.decode()


def test_signposts_stand_in_the_header_in_the_page_and_in_the_link_set(client, address):
    page = client.get(address)
    for relation in ("cite-as", "describedby", "item", "type", "author", "license", "linkset"):
        assert f'rel="{relation}"' in page["Link"]
        assert f'<link rel="{relation}"' in page.content.decode()
    (context, *back) = json.loads(client.get(f"{address}linkset.json").content)["linkset"]
    assert context["anchor"] == f"{BASE}{address}"
    described = {link["href"] for link in context["describedby"]}
    assert {item["anchor"] for item in back} == described
    for link in [*context["describedby"], *context["item"]]:
        answer = client.get(link["href"].removeprefix(BASE))
        assert answer.status_code == 200, link["href"]
        assert answer["Content-Type"].startswith(link["type"])


def test_reference_managers_read_it(client, address, made):
    (entry,) = rispy.loads(client.get(f"{address}cite.ris").content.decode())
    assert (entry["type_of_reference"], entry["urls"]) == ("DATA", [f"{BASE}{address}"])
    (item,) = json.loads(client.get(f"{address}cite.csl.json").content)
    assert (item["type"], item["version"]) == ("dataset", made.name)
    assert made.name in client.get(f"{address}cite.bib").content.decode()


def test_the_page_of_data_is_a_catalogue_of_the_releases(client, address):
    (block,) = [
        node.text
        for node in Page(client, "/data/").tree.iter("script")
        if node.get("type") == "application/ld+json"
    ]
    graph = Graph().parse(data=block, format="json-ld")
    catalogue = URIRef(f"{BASE}/data/#catalog")
    assert set(graph.objects(catalogue, DCAT.dataset)) == {URIRef(f"{BASE}{address}#dataset")}


def test_each_csv_has_notes_beside_it_that_name_its_columns(made):
    for path in made.glob("*.csv"):
        notes = json.loads(path.with_name(f"{path.name}-metadata.json").read_text())
        head = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
        assert notes["url"] == path.name
        assert [column["name"] for column in notes["tableSchema"]["columns"]] == head


def test_sources_are_there_as_ris(made):
    (entry,) = rispy.loads((made / "sources.ris").read_text(encoding="utf-8"))
    assert entry["type_of_reference"] == "RPRT"


def test_the_database_can_be_searched_and_names_its_rows(made):
    database = sqlite3.connect(f"file:{made / 'khojaly.sqlite'}?mode=ro", uri=True)
    (found,) = database.execute(
        "SELECT id FROM claims JOIN claims_fts ON claims.rowid = claims_fts.rowid"
        " WHERE claims_fts MATCH 'civiles'"
    ).fetchall()
    assert found[0].startswith("C")
    tables = json.loads((made / "metadata.json").read_text())["databases"]["khojaly"]["tables"]
    assert tables["actors"]["label_column"] == "name_en"
    assert tables["sources"]["label_column"] == "title"

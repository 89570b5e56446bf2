"""One graph for pages and releases: things with lasting addresses, citations with their places."""

import gzip
from pathlib import Path

import pytest
from django.utils import timezone
from pyshacl import validate
from rdflib import Dataset, Graph, Namespace, URIRef
from rdflib.namespace import PROV, RDF

from events.models import ClaimCitation
from khojaly.data.releases import make_release
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from tests import objects

pytestmark = pytest.mark.django_db

BASE = "http://testserver"
K = Namespace(f"{BASE}/vocabulary/#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
STANDARDS = Graph().parse(Path(__file__).with_name("standards.ttl"), format="turtle")


@pytest.fixture
def claim():
    """A claim with four citations, one for each relation, published twice."""
    made = objects.claim(words="at least 200", words_language="en")
    for order, relation in enumerate(("reports", "repeats", "disputes"), start=2):
        work = objects.source(title=relation)
        ClaimCitation.objects.create(claim=made, source=work, relation=relation, order=order)
    publish(objects.together(made), objects.publication())
    made.note_en = made.note_es = "Read again."
    made._change_reason = "Read again."
    made.save()
    again = objects.publication(ChangeKind.CORRECTION, at=timezone.now())
    publish([made], again)
    return made


def graph_at(client, address):
    return Graph().parse(data=client.get(address).content, format="turtle")


def test_a_thing_keeps_its_address_whatever_its_version(client, claim):
    thing = URIRef(f"{BASE}/claims/{claim.identifier}/#claim")
    for number in (1, 2):
        permalink = f"/claims/{claim.identifier}/v{number}/"
        graph = graph_at(client, f"{permalink}data.ttl")
        assert (thing, RDF.type, SCHEMA.Claim) in graph
        assert set(graph.objects(URIRef(BASE + permalink), PROV.specializationOf)) == {thing}
        assert graph.value(thing, SCHEMA.author) == URIRef(
            f"{BASE}/actors/human-rights-watch/#actor"
        )


def test_a_version_names_the_versions_of_the_works_it_cites(client, claim):
    graph = graph_at(client, f"/claims/{claim.identifier}/v2/data.ttl")
    version = URIRef(f"{BASE}/claims/{claim.identifier}/v2/")
    derived = {str(work) for work in graph.objects(version, PROV.wasDerivedFrom)}
    assert derived == {
        f"{BASE}/sources/{item.source.identifier}/v1/" for item in claim.citations.all()
    }


def test_a_citation_has_its_place_its_relation_and_the_words(client, claim):
    graph = graph_at(client, f"/claims/{claim.identifier}/data.ttl")
    cited = {str(graph.value(node, K.relation)): node for node in graph.objects(None, K.citation)}
    assert set(cited) == {"states", "reports", "repeats", "disputes"}
    assert {str(text) for text in graph.objects(cited["states"], K.locator)} == {"6"}
    selector = graph.value(cited["states"], OA.hasSelector)
    assert str(graph.value(selector, OA.exact)) == "at least 200"
    assert graph.value(cited["disputes"], OA.hasSelector) is None


@pytest.mark.parametrize(("verification", "primary"), [("primary", 1), ("secondary", 0)])
def test_only_what_states_a_claim_and_was_read_is_its_primary_source(client, verification, primary):
    made = objects.claim(verification=verification)
    ClaimCitation.objects.create(
        claim=made, source=objects.source(title="An answer"), relation="disputes", order=2
    )
    publish(objects.together(made), objects.publication())
    data = Dataset(default_union=True)
    written = client.get(f"/claims/{made.identifier}/v1/data.trig").content
    data.parse(data=written, format="trig")
    found = list(data.objects(None, PROV.hadPrimarySource))
    assert len(found) == primary
    assert all("An answer" not in str(data.value(node, SCHEMA.name)) for node in found)


def test_who_asks_for_a_claim_as_rdf_gets_the_claim_and_not_a_nanopublication(client, claim):
    asked = {"accept": "application/trig;q=1, text/turtle;q=0.9, application/n-triples;q=0.7"}
    answer = client.get(f"/claims/{claim.identifier}/", headers=asked, follow=True)
    assert answer["Content-Type"].startswith("text/turtle")
    graph = Graph().parse(data=answer.content, format="turtle")
    assert (URIRef(f"{BASE}/claims/{claim.identifier}/#claim"), RDF.type, SCHEMA.Claim) in graph


def test_the_release_is_the_graph_of_the_pages(client, claim, tmp_path):
    release = make_release(BASE, tmp_path)
    lines = gzip.decompress((release / "khojaly.nt.gz").read_bytes()).splitlines()
    page = client.get(f"/claims/{claim.identifier}/data.nt").content.splitlines()
    assert page
    assert set(page) <= set(lines)


@pytest.mark.parametrize("shapes", ["our own", "the standards'"])
def test_shapes_hold_on_the_whole_release(client, claim, tmp_path, shapes):
    release = make_release(BASE, tmp_path)
    graph = Graph().parse(
        data=gzip.decompress((release / "khojaly.nt.gz").read_bytes()), format="nt"
    )
    own = Graph().parse(data=client.get("/vocabulary/shapes.ttl").content, format="turtle")
    conforms, _results, text = validate(
        graph, shacl_graph=own if shapes == "our own" else STANDARDS
    )
    assert conforms, text

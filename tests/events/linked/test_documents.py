"""Linked data, judged by PyLD, rdflib and pySHACL."""

import pytest
from pyld import jsonld
from pyshacl import validate
from rdflib import Dataset, Graph, Namespace
from rdflib.compare import isomorphic
from rdflib.namespace import RDF

from tests.fixture_files import rows
from tests.pages import MAIN_EVENT, Page

pytestmark = pytest.mark.content

K = Namespace("http://testserver/vocabulary/#")
SCHEMA = Namespace("https://schema.org/")
NP = Namespace("http://www.nanopub.org/nschema#")
THINGS = {
    "Claim": "/claims/C110/v2/", "Event": f"/events/{MAIN_EVENT}/v1/",
    "Question": "/questions/killed-civilians/v1/", "NGO": "/actors/human-rights-watch/v1/",
    "Place": "/places/khojaly/v1/", "Book": "/sources/S43/v1/",
}  # fmt: skip


def some_claims():
    """The addresses of two claims of each qualifier and of those that dispute or repeat others."""
    chosen, seen = [], []
    for claim in rows("claims"):
        kind = (
            claim.get("qualifier", ""),
            bool(claim.get("repeats")),
            bool(claim.get("supersedes")),
        )
        if seen.count(kind) < 2:
            seen.append(kind)
            chosen.append(f"/claims/{claim['identifier']}/data.jsonld")
    return chosen


@pytest.mark.parametrize("name", THINGS)
def test_it_expands_without_fetching_anything(fetched, name):
    def refuse(url, options):
        raise AssertionError(f"PyLD was to fetch {url}")

    expanded = jsonld.expand(fetched(f"{THINGS[name]}data.jsonld"), {"documentLoader": refuse})
    assert {f"{SCHEMA}{name}"} <= {kind for node in expanded for kind in node["@type"]}


@pytest.mark.parametrize("name", THINGS)
def test_turtle_and_n_triples_say_the_same(client, fetched, graph_of, name):
    wanted = graph_of(fetched(f"{THINGS[name]}data.jsonld"))
    for form, parser in (("ttl", "turtle"), ("nt", "nt")):
        answer = client.get(f"{THINGS[name]}data.{form}")
        assert isomorphic(Graph().parse(data=answer.content, format=parser), wanted)


@pytest.mark.parametrize("file", ["data.jsonld", "data.ttl", "data.trig"])
def test_the_file_of_a_version_is_the_same_each_time(client, file):
    first, second = (client.get(f"{THINGS['Claim']}{file}").content for _time in range(2))
    assert first == second


def test_records_keep_to_the_published_shapes(client, fetched, graph_of):
    shapes = Graph().parse(data=client.get("/vocabulary/shapes.ttl").content, format="turtle")
    # One version of each thing: a graph with two would give one claim two figures.
    others = [address for name, address in THINGS.items() if name != "Claim"]
    addresses = [f"{address}data.jsonld" for address in others] + some_claims()
    graph = graph_of(*map(fetched, addresses))
    assert len(set(graph.subjects(RDF.type, K.Estimate))) > 10
    conforms, _report, text = validate(graph, shacl_graph=shapes)
    assert conforms, text


@pytest.mark.parametrize("missing", ["author", "k:question", "cito:obtainsSupportFrom"])
def test_the_shapes_refuse_a_claim_without(client, fetched, graph_of, missing):
    shapes = Graph().parse(data=client.get("/vocabulary/shapes.ttl").content, format="turtle")
    document = fetched("/claims/C110/v2/data.jsonld")
    del document["@graph"][1][missing]
    assert not validate(graph_of(document), shacl_graph=shapes)[0]


def test_a_figure_belongs_to_a_claim_and_no_verdict_is_given(fetched, graph_of):
    graph = graph_of(*(fetched(address) for address in some_claims()))
    assert list(graph.subjects(RDF.type, SCHEMA.ClaimReview)) == []
    for estimate in graph.subjects(RDF.type, K.Estimate):
        (owner,) = graph.subjects(K.estimate, estimate)
        assert (owner, RDF.type, SCHEMA.Claim) in graph


def test_a_claim_is_a_nanopublication(client):
    data = Dataset(default_union=True)
    data.parse(data=client.get("/claims/C110/v2/data.trig").content, format="trig")
    (publication,) = data.subjects(RDF.type, NP.Nanopublication)
    parts = {
        name: data.graph(data.value(publication, NP[f"has{name}"]))
        for name in ("Assertion", "Provenance", "PublicationInfo")
    }
    assert all(len(part) for part in parts.values())
    (estimate,) = parts["Assertion"].subjects(RDF.type, K.Estimate)
    assert parts["Assertion"].value(estimate, K.low).toPython() == 200
    assert parts["PublicationInfo"].value(publication, SCHEMA.version).toPython() == "2"


def test_every_term_of_our_own_is_explained_in_both_languages(client, fetched, graph_of):
    used = {
        str(term).removeprefix(str(K))
        for triple in graph_of(
            *map(fetched, some_claims()), fetched(f"{THINGS['Event']}data.jsonld")
        )
        for term in triple
        if str(term).startswith(str(K))
    }
    for address in ("/vocabulary/", "/es/vocabulary/"):
        assert used <= set(Page(client, address).ids())
    terms = Graph().parse(data=client.get("/vocabulary/terms.ttl").content, format="turtle")
    assert used <= {str(term).removeprefix(str(K)) for term in terms.subjects()}

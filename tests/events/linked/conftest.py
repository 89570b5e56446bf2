import json

import pytest
from rdflib import Graph


@pytest.fixture
def fetched(client):
    """Fetches the JSON-LD document at an address."""

    def fetch(address):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer["Content-Type"] == "application/ld+json; charset=utf-8"
        return json.loads(answer.content)

    return fetch


@pytest.fixture
def graph_of():
    """Loads documents into one graph, and fails where one asks for anything to be fetched."""

    def load(*documents):
        graph = Graph()
        for document in documents:
            assert isinstance(document["@context"], dict)
            graph.parse(data=json.dumps(document), format="json-ld")
        return graph

    return load

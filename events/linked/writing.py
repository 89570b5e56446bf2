"""RDF texts of JSON-LD documents, through rdflib, which is loaded when one is asked for."""

import json

WRITTEN = {"ttl": "turtle", "nt": "nt", "trig": "trig"}


def written(document, form):
    """A document (a dict with its context in it) as `ttl`, `nt` or `trig`: UTF-8 bytes."""
    from rdflib import Dataset, Graph

    graph = Dataset() if form == "trig" else Graph()
    graph.parse(data=json.dumps(document), format="json-ld")
    for prefix, namespace in document["@context"].items():
        if isinstance(namespace, str) and not prefix.startswith("@"):
            graph.bind(prefix, namespace)
    graph.bind("schema", document["@context"]["@vocab"], replace=True)
    text = graph.serialize(format=WRITTEN[form], encoding="utf-8")
    # Lines of N-Triples have no order of their own: sorted, the same record gives the same bytes.
    return b"".join(sorted(text.splitlines(keepends=True))) if form == "nt" else text

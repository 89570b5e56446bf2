"""A record as RDF, by direct mapping of the tables: a row is a node, a column a property.

Properties are named below `/data/terms#` of the site and are the columns that the data package
describes; types and names are those of schema.org. There are no blank nodes, so that the same
record gives the same lines. What the site says beside each page (`events/linked`) joins on the
permalink, which is a specialisation of the thing.
"""

from rdflib import PROV, RDF, SDO, XSD, Graph, Literal, Namespace, URIRef

from events.linked.nodes import class_of
from khojaly.ledger.records import RECORD_TYPES

from .tables import tables_of

NAMED_BY = {"name", "title", "asks", "statement"}
LITERALS = {"integer": XSD.integer, "number": XSD.decimal, "datetime": XSD.dateTime}


def triples(version, site):
    """The triples of a standing version as sorted lines of N-Triples (bytes)."""
    graph, terms = Graph(), Namespace(f"{site}/data/terms#")
    thing = node(site, f"{version.kind}s", version.identifier)
    record = RECORD_TYPES[version.kind](version, None)
    graph.add((thing, RDF.type, SDO[class_of(record)]))
    graph.add((URIRef(f"{site}{record.get_permalink()}"), PROV.specializationOf, thing))
    for table in tables_of(version.kind):
        for cells in table.rows(version):
            subject = thing
            if "id" not in cells:
                subject = URIRef(f"{thing}#{table.name}-{cells['order']}")
                graph.add((thing, terms[table.name], subject))
            _describe(graph, subject, table, cells, site)
    return sorted(graph.serialize(format="nt", encoding="utf-8").splitlines(keepends=True))


def _describe(graph, subject, table, cells, site):
    terms = Namespace(f"{site}/data/terms#")
    for column in table.columns:
        value = cells.get(column.name)
        if value not in (None, ""):
            name, found = _value(column, value, site)
            graph.add((subject, terms[name], found))
            if name in NAMED_BY:
                graph.add((subject, SDO.name, found))


def _value(column, value, site):
    """The name of a property without a language, and its value as an RDF term."""
    if column.refers:
        return column.name, node(site, column.refers, value)
    if column.language:
        return column.name.removesuffix(f"_{column.language}"), Literal(value, column.language)
    return column.name, Literal(value, datatype=LITERALS.get(column.type))


def node(site, folder, identifier):
    return URIRef(f"{site}/{folder}/{identifier}/")

"""A claim's version as a nanopublication (nanopub.net): what is asserted, by whom and where it can
be read, and how it was published, each in a graph of its own."""

from sources.citing.items import CONTAINER

from .context import LICENCE, context
from .documents import moment_of, version_before
from .nodes import address, given, mention, named, to
from .things import thing

NP = "http://www.nanopub.org/nschema#"


def nanopublication(record, base):
    """A claim record as a JSON-LD dataset of four graphs (a dict)."""
    this = f"{base}{record.get_permalink()}data.trig"
    graphs = {name: f"{this}#{name}" for name in ("Head", "assertion", "provenance", "pubinfo")}
    head = {
        "@id": this,
        "@type": "np:Nanopublication",
        "np:hasAssertion": to(graphs["assertion"]),
        "np:hasProvenance": to(graphs["provenance"]),
        "np:hasPublicationInfo": to(graphs["pubinfo"]),
    }
    parts = {
        "Head": head,
        "assertion": thing(record, base),
        "provenance": _origin(record, base, graphs["assertion"]),
        "pubinfo": _publication(record, base, this),
    }
    return {
        "@context": context(base) | {"np": NP, "dcterms": "http://purl.org/dc/terms/"},
        "@graph": [{"@id": graphs[name], "@graph": [named(part)]} for name, part in parts.items()],
    }


def _origin(record, base, assertion):
    """Who made the claim, and the works it was read in."""
    return {
        "@id": assertion,
        "prov:wasAttributedTo": mention(base, record.claimant),
        "prov:hadPrimarySource": [to(address(base, item.source)) for item in record.citations],
    }


def _publication(record, base, this):
    version, permalink = record.version, f"{base}{record.get_permalink()}"
    before = version_before(permalink, version)
    return given(
        dcterms_created={"@value": moment_of(version), "@type": "xsd:dateTime"},
        dcterms_creator={"@id": f"{base}/", "@type": "Organization", "name": CONTAINER},
        dcterms_license=to(LICENCE),
        prov_wasDerivedFrom=to(permalink),
        prov_wasRevisionOf=before and to(f"{before['@id']}data.trig"),
        version=str(version.number),
        k_sha256=version.digest,
        creativeWorkStatus=version.change_kind if record.withdrawn else "published",
    ) | {"@id": this}

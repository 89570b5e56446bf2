"""A claim's version as a nanopublication (nanopub.net): what is asserted, by whom and where it can
be read, and how it was published, each in a graph of its own."""

from events.models.vocabulary import Verification
from sources.citing.items import CONTAINER

from .context import LICENCE, context
from .documents import moment_of, names_in, version_before, works_read
from .nodes import address, given, mention, named, permalink, to
from .things import thing

NP = "http://www.nanopub.org/nschema#"


def nanopublication(record, base):
    """A claim record as a JSON-LD dataset of four graphs (a dict)."""
    this = f"{permalink(base, record)}data.trig"
    graphs = {name: f"{this}#{name}" for name in ("Head", "assertion", "provenance", "pubinfo")}
    head = {
        "@id": this,
        "@type": "np:Nanopublication",
        "np:hasAssertion": to(graphs["assertion"]),
        "np:hasProvenance": to(graphs["provenance"]),
        "np:hasPublicationInfo": to(graphs["pubinfo"]),
    }
    parts = {
        "Head": [head],
        "assertion": [thing(record, base)],
        "provenance": [_origin(record, base, graphs["assertion"])],
        "pubinfo": [_publication(record, base, this), *names_in(record, base)],
    }
    return {
        "@context": context(base) | {"np": NP, "dcterms": "http://purl.org/dc/terms/"},
        "@graph": [
            {"@id": graphs[name], "@graph": [named(node, f"{this}#{name}-") for node in nodes]}
            for name, nodes in parts.items()
        ],
    }


def _origin(record, base, assertion):
    """Who made the claim, and the works that state it where it was read there. A work that
    reports, repeats or disputes it is none of its primary sources (PROV-O, `hadPrimarySource`)."""
    makers = (record.claimant, *record.joint_claimants)
    return given(
        prov_wasAttributedTo=[mention(base, maker) for maker in makers],
        prov_hadPrimarySource=[to(address(base, work)) for work in _stating(record)],
        prov_wasDerivedFrom=[to(address(base, work)) for work in works_read(record)],
    ) | {"@id": assertion}


def _stating(record):
    """The works that state a claim and were read themselves, each once."""
    read = record.verification == Verification.PRIMARY
    items = [i for i in record.citations if read and i.relation == "states" and not i.quoted_in]
    return list(dict.fromkeys(item.source for item in items))


def _publication(record, base, this):
    version, here = record.version, permalink(base, record)
    before = version_before(here, version)
    return given(
        dcterms_created={"@value": moment_of(version), "@type": "xsd:dateTime"},
        dcterms_creator={"@id": f"{base}/", "@type": "Organization", "name": CONTAINER},
        dcterms_license=to(LICENCE),
        prov_wasDerivedFrom=to(here),
        prov_wasRevisionOf=before and to(f"{before['@id']}data.trig"),
        version=str(version.number),
        k_sha256=version.digest,
        creativeWorkStatus=version.change_kind if record.withdrawn else "published",
    ) | {"@id": this}

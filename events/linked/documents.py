"""Whole documents: a thing, the record of it with its provenance, and where it belongs."""

import json

from django.urls import reverse
from django.utils.translation import override

from khojaly.ledger.models.version import NAMELESS
from sources.citing.items import CONTAINER

from .context import LICENCE, context
from .nodes import address, given, name_of, named, permalink, seen_as, to
from .things import thing

NAMED_IN = {"claim": ("actor", "event", "question", "source"), "event": ("event", "place")}


def document(record, base):
    """A record as a JSON-LD document (a dict); the same in every language of the site.

    `base` is the scheme and host of the site.
    """
    nodes = {"": provenance(record, base), "its-": thing(record, base), "in-": dataset(base)}
    start = f"{permalink(base, record)}#"
    graph = [named(node, start + part) for part, node in nodes.items()]
    return {"@context": context(base), "@graph": [*graph, *names_in(record, base)]}


def names_in(record, base):
    """A node with its name for each thing that a node points to, other than claims."""
    kinds = NAMED_IN.get(record.KIND, ())
    found = [(kind, name) for kind, name, _number in record.references() if kind in kinds]
    return [seen_as(base, record.edition.find(kind, name)) for kind, name in found]


def compact(record, base):
    """The same as one line, for the data block in a page's head."""
    return json.dumps(document(record, base), ensure_ascii=False, separators=(",", ":"))


def provenance(record, base):
    """The node of a version: who published it, when and why, and what it was made from."""
    version, here = record.version, permalink(base, record)
    return given(
        identifier=record.identifier,
        version=str(version.number),
        mainEntity=to(address(base, record)),
        isPartOf=to(f"{base}/#dataset"),
        license=to(LICENCE),
        creativeWorkStatus=version.change_kind if record.withdrawn else "published",
        datePublished=f"{version.published_at:%Y-%m-%d}",
        breadcrumb=breadcrumbs(record, base),
        k_sha256=version.digest,
        prov_generatedAtTime=moment_of(version),
        prov_specializationOf=to(address(base, record)),
        prov_wasRevisionOf=version_before(here, version),
        prov_wasDerivedFrom=[to(permalink(base, work)) for work in works_read(record)],
        prov_wasGeneratedBy=publication(version),
        encoding=encoding(here, version),
    ) | {"@id": here, "@type": ["WebPage", "prov:Entity"]}


def works_read(record):
    """The sources that a version cites, each in the version that it cites, once."""
    return list(dict.fromkeys(item.source for item in getattr(record, "citations", ())))


def moment_of(version):
    return version.published_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def version_before(here, version):
    start = here.removesuffix(f"v{version.number}/")
    return to(f"{start}v{version.number - 1}/") if version.number > 1 else None


def publication(version):
    """The act of publishing, with the people who took part."""
    people = {version.published_by, *version.editors} - {NAMELESS, ""}
    agents = [{"@type": ["Person", "prov:Person"], "name": name} for name in sorted(people)]
    return given(
        k_changeKind=version.change_kind,
        k_changeReason=version.change_reason,
        prov_endedAtTime=moment_of(version),
        prov_wasAssociatedWith=agents,
    ) | {"@type": "prov:Activity"}


def encoding(here, version):
    """The hashed bytes."""
    return {
        "@type": "MediaObject",
        "contentUrl": to(f"{here}record.json"),
        "encodingFormat": "application/json",
        "sha256": version.digest,
    }


def breadcrumbs(record, base):
    with override("en"):
        steps = _steps(record, base)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": to(item)}
            for at, (name, item) in enumerate(steps, 1)
        ],
    }


def _steps(record, base):
    here = permalink(base, record)
    if record.KIND == "claim":
        event, question = record.event, record.question
        both = reverse("events:comparison", args=[event.identifier, question.identifier])
        yield name_of(event), f"{base}{event.get_current_url()}"
        yield name_of(question), f"{base}{both}"
        yield record.identifier, here
    else:
        yield CONTAINER, f"{base}/"
        yield name_of(record), here


def dataset(base):
    """The record as a whole."""
    return {
        "@id": f"{base}/#dataset",
        "@type": "Dataset",
        "name": CONTAINER,
        "url": to(f"{base}/"),
        "license": to(LICENCE),
        "creator": {"@type": "Organization", "name": CONTAINER, "url": to(f"{base}/")},
    }

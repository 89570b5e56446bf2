"""The nodes of what records describe: claims, events, questions, actors, places, sources."""

from events.estimates import FIGURES

from .citations import citations, works
from .nodes import address, class_of, given, mention, name_of, plain_date, texts, to

FIGURE_TERMS = dict(
    zip(FIGURES, ("k:low", "k:best", "k:high", "k:possibleLow", "k:possibleHigh"), strict=True)
)


def thing(record, base):
    """The node of what a record describes, without its provenance."""
    node = {"@id": address(base, record), "@type": class_of(record)}
    return node | DESCRIBED[record.KIND](record, base)


def claim(record, base):
    return given(
        identifier=record.identifier,
        text=texts(record, "statement"),
        author=[mention(base, who) for who in (record.claimant, *record.joint_claimants)],
        about=mention(base, record.event),
        k_question=mention(base, record.question),
        k_claimedOn=record.claimed_on,
        k_reportedOn=record.reported_on,
        dateCreated=plain_date(record.claimed_on),
        k_estimate=estimate(record),
        k_scope=texts(record, "scope"),
        k_basis=record.content["basis"],
        k_verification=record.verification,
        k_citation=citations(record, base),
        k_note=texts(record, "note"),
        **relations(record, base),
    )


def estimate(record):
    """The figure as the claimant bounds it, or None."""
    if not record.estimate:
        return None
    found = record.content["estimate"]
    node = {"@type": "k:Estimate", "k:qualifier": found["qualifier"]}
    return node | {FIGURE_TERMS[name]: found[name] for name in FIGURES if name in found}


def relations(record, base):
    """What the claim cites and disputes, by CiTO; what it repeats and replaces."""
    disputed = [to(address(base, other)) for other in record.disputes]
    repeated = [to(address(base, other)) for other in record.origin]
    replaced = [to(address(base, other)) for other in record.earlier]
    named = {"cito:disputes": disputed, "cito:agreesWith": repeated, "k:repeats": repeated}
    found = named | {"cito:updates": replaced}
    return works(record, base) | {name: nodes for name, nodes in found.items() if nodes}


def event(record, base):
    return given(
        name=name_of(record),
        startDate=plain_date(record.start),
        endDate=plain_date(record.end or record.start),
        k_started=record.start,
        k_ended=record.end,
        location=[mention(base, place) for place in record.places],
        superEvent=record.part_of and mention(base, record.part_of),
    )


def question(record, base):
    return given(
        name=name_of(record),
        k_counts=texts(record, "counts"),
        k_kind=record.content["kind"],
        k_group=record.group,
    )


def actor(record, base):
    return given(
        name=name_of(record),
        alternateName=_by_language(record.names),
        description=texts(record, "about"),
        k_position=record.position,
        sameAs=_same_as(record),
    )


def _same_as(record):
    """The same thing in other registries."""
    return [to(item.iri) for item in record.identifiers]


def place(record, base):
    geo = {
        "@type": "GeoCoordinates",
        "latitude": record.content["latitude"],
        "longitude": record.content["longitude"],
    }
    return given(
        name=name_of(record),
        alternateName=_by_language(record.content["names"]),
        description=texts(record, "about"),
        geo=geo if record.latitude is not None else None,
        sameAs=_same_as(record),
    )


def _by_language(names):
    found = {}
    for item in names:
        found.setdefault(item["language"], []).append(item["name"])
    return found


def source(record, base):
    """The work itself; its fields are those of its CSL item."""
    identifiers = {"doi": record.doi, "isbn": record.isbn, "UN symbol": record.un_symbol}
    container = record.container_title
    return given(
        name=name_of(record),
        author=[_person(item) for item in record.authors],
        editor=[_person(item) for item in record.contributors if item.role == "editor"],
        datePublished=plain_date(record.issued),
        k_issued=record.issued,
        inLanguage=record.language,
        isPartOf=container and {"@type": "CreativeWork", "name": container},
        publisher=record.publisher and {"@type": "Organization", "name": record.publisher},
        identifier=[
            {"@type": "PropertyValue", "propertyID": name, "value": value}
            for name, value in identifiers.items()
            if value
        ],
        url=record.url and to(_iri(record.url)),
        archivedAt=record.archived_url and to(_iri(record.archived_url)),
        k_position=record.position,
    )


def _person(item):
    kind = "Organization" if item.literal else "Person"
    return given(name=item.plain, familyName=item.family, givenName=item.given) | {"@type": kind}


def _iri(url):
    """A web address as an IRI may hold it (RFC 3987)."""
    return "".join(f"%{ord(sign):02X}" if sign in ' <>"{}|\\^`' else sign for sign in url)


DESCRIBED = {
    "claim": claim, "event": event, "question": question,
    "actor": actor, "place": place, "source": source,
}  # fmt: skip

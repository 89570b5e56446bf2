"""What can be asked of a thing: the properties by which tables get new columns."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from events.wording import estimate_words
from khojaly.ledger.editions import NotInEdition
from khojaly.ledger.records import RECORD_TYPES, Record
from khojaly.pages.reading.claims import claims_citing, claims_of_actor, claims_where

KINDS = ("actor", "place", "source", "question", "event", "claim")


@dataclass(frozen=True)
class Property:
    """`read` takes a record and returns its values: texts, numbers, or other records, which then
    are of `kind`; `kinds` names the kinds of records that have it."""

    id: str
    name: str
    kinds: tuple
    read: Callable
    kind: str = ""


def _content(name):
    return lambda record: [record.content.get(name)]


def _positions(record):
    return [record.claimant.position if record.KIND == "claim" else record.position]


def _claims(record):
    edition = record.edition
    if record.KIND == "actor":
        return claims_of_actor(edition, record.identifier)
    if record.KIND == "source":
        return claims_citing(edition, record)
    return claims_where(edition, **{f"{record.KIND}__slug": record.identifier})


PROPERTIES = (
    Property("name", _("name"), KINDS, lambda record: [str(record.label)]),
    Property("permalink", _("Permalink"), KINDS, lambda record: [record.get_permalink()]),
    Property("kind", _("kind"), ("actor", "place", "source", "question"), _content("kind")),
    Property("position", _("position"), ("actor", "source", "claim"), _positions),
    Property("group", _("group"), ("question",), _content("group")),
    Property(
        "sameAs", _("In other registries"), ("actor", "place"),
        lambda place: [item.iri for item in place.identifiers],
    ),
    Property("latitude", _("latitude"), ("place",), lambda place: [place.latitude]),
    Property("longitude", _("longitude"), ("place",), lambda place: [place.longitude]),
    Property("issued", _("issued"), ("source",), _content("issued")),
    Property("url", "URL", ("source",), _content("url")),
    Property("doi", "DOI", ("source",), _content("doi")),
    Property("start", _("start"), ("event",), _content("start")),
    Property("end", _("end"), ("event",), _content("end")),
    Property("claims", _("claims"), ("actor", "source", "question", "event"), _claims, "claim"),
    Property("event", _("event"), ("claim",), lambda claim: [claim.event], "event"),
    Property("question", _("question"), ("claim",), lambda claim: [claim.question], "question"),
    Property(
        "claimant", _("claimant"), ("claim",),
        lambda claim: [claim.claimant, *claim.joint_claimants], "actor",
    ),
    Property("claimed_on", _("date"), ("claim",), _content("claimed_on")),
    Property(
        "figure", _("figure"), ("claim",),
        lambda claim: [claim.estimate and estimate_words(claim.estimate)],
    ),
    *(
        Property(
            name, _(name), ("claim",),
            lambda claim, name=name: [claim.estimate and getattr(claim.estimate, name)],
        )
        for name in ("low", "best", "high")
    ),
    Property("scope", _("scope"), ("claim",), lambda claim: [str(claim.scope)]),
    Property(
        "source", _("source"), ("claim",),
        lambda claim: [item.source for item in claim.citations], "source",
    ),
    Property(
        "page", _("locator"), ("claim",),
        lambda claim: [str(item.locator or "") for item in claim.citations],
    ),
)  # fmt: skip
BY_ID = {item.id: item for item in PROPERTIES}


def values(item, record):
    """The values of a property; none for a record of a kind that has it not."""
    return item.read(record) if record.KIND in item.kinds else []


def identifier_of(record):
    """A thing's identifier in the service: its address without the site, `actors/memorial`."""
    with override(settings.LANGUAGE_CODE):
        return record.get_current_url().strip("/")


def record_of(edition, identifier):
    """The record that an identifier of the service names, or None."""
    try:
        with override(settings.LANGUAGE_CODE):
            known = resolve(f"/{identifier}/").kwargs
        if set(known) != {"kind", "identifier"} or known["kind"] not in RECORD_TYPES:
            return None
        return edition.find(known["kind"], known["identifier"])
    except (Resolver404, NotInEdition):
        return None


def cell(value, base):
    """A value as the protocol writes it; `base` is the scheme and host of the site."""
    if value in (None, ""):
        return {}
    if isinstance(value, Record):
        return {"id": identifier_of(value), "name": str(value.label)}
    if isinstance(value, int | float):
        return {"int" if isinstance(value, int) else "float": value}
    return {"str": f"{base}{value}" if value.startswith("/") else value}

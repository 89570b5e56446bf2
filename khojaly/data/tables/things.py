"""Events, places, actors and questions, and the links between them."""

from django.utils.translation import gettext_lazy as _

from events.authorities import Scheme
from events.models.vocabulary import (
    ActorKind,
    EventRelationKind,
    PlaceKind,
    QuestionGroup,
    QuestionKind,
)
from sources.positions import Position

from .claims import citation_cells, citation_columns
from .columns import Column, Table, links, of, prose, texts
from .common import identified, identity


def plain(*names, prose=()):
    """A function that gives a thing's one row: plain values and translated texts."""

    def rows(version):
        content = version.data["content"]
        cells = identity(version) | {name: content[name] for name in names}
        for name in prose:
            cells |= texts(content, name)
        yield cells

    return rows


def _events(version):
    cells = next(plain("start", "end", prose=("title", "summary", "narrative"))(version))
    yield cells | {"part_of": of(version.data["content"]["part_of"])}


def _relations(version):
    for order, item in enumerate(version.data["content"]["related"], 1):
        cells = {"relation": item["relation"], "related": of(item["event"])}
        yield {"event": version.identifier, "order": order} | cells


def _actor_names(version):
    for order, item in enumerate(version.data["content"]["names"], 1):
        yield {"actor": version.identifier, "order": order} | item


def _place_names(version):
    for order, item in enumerate(version.data["content"]["names"], 1):
        cells = {name: item[name] for name in ("name", "language", "script", "period")}
        cells |= texts(item, "used_by") | texts(item, "note")
        yield {"place": version.identifier, "order": order} | cells


def _place_citations(version):
    for order, item in enumerate(version.data["content"]["citations"], 1):
        yield {"place": version.identifier} | citation_cells(order, item)


def _identifiers(owner):
    def rows(version):
        for order, item in enumerate(version.data["content"].get("identifiers", []), 1):
            yield {owner: version.identifier, "order": order} | item

    return rows


def _id():
    return Column("id", _("identifier, as in the address of its page"), required=True)


def _order():
    return Column("order", _("order in the list"), "integer", True)


def _owner(name, about):
    return Column(name, about, required=True, refers=f"{name}s")


def _linked(name, column, about, of_event):
    """A table of what an event links to."""
    return Table(
        name,
        "event",
        about,
        ("event", "order"),
        (_owner("event", _("the event")), _order(), _owner(column, of_event)),
        links("event", name.removeprefix("event_"), column),
    )


def _authorities(owner, about, of_owner):
    """A table of what registries call actors or places."""
    return Table(
        f"{owner}_identifiers",
        owner,
        about,
        (owner, "order"),
        (
            _owner(owner, of_owner),
            _order(),
            Column("scheme", _("registry"), required=True, values=tuple(Scheme.values)),
            Column("value", _("the identifier"), required=True),
            Column("seen_at", _("the public page on which it was seen"), required=True),
        ),
        _identifiers(owner),
    )


EVENTS = Table(
    "events",
    "event",
    _("Events. Their texts hold markers such as {claim:C17} in place of contested figures."),
    ("id",),
    (
        _id(),
        *prose("title", _("title")),
        Column("start", _("first day or period, as an EDTF date")),
        Column("end", _("last day or period, as an EDTF date; empty for a single one")),
        Column("part_of", _("the event that this one is part of"), refers="events"),
        *prose("summary", _("summary, as Markdown with markers")),
        *prose("narrative", _("narrative, as Markdown with markers")),
        *identified("event"),
    ),
    _events,
)
EVENT_RELATIONS = Table(
    "event_relations",
    "event",
    _("How events are related."),
    ("event", "order"),
    (
        _owner("event", _("the event")),
        _order(),
        Column(
            "relation",
            _("what the related event is to this one"),
            required=True,
            values=tuple(EventRelationKind.values),
        ),
        Column("related", _("the related event"), required=True, refers="events"),
    ),
    _relations,
)
PLACES = Table(
    "places",
    "place",
    _("Places, each with its default name and a point to find it by."),
    ("id",),
    (
        _id(),
        *prose("name", _("name used on this site")),
        Column("kind", _("kind of place"), required=True, values=tuple(PlaceKind.values)),
        Column("latitude", _("latitude in decimal degrees (WGS84)"), "number"),
        Column("longitude", _("longitude in decimal degrees (WGS84)"), "number"),
        *prose("about", _("what it is")),
        *identified("place"),
    ),
    plain("kind", "latitude", "longitude", prose=("name", "about")),
)
PLACE_NAMES = Table(
    "place_names",
    "place",
    _("Further names of places, each with who uses it."),
    ("place", "order"),
    (
        _owner("place", _("the place")),
        _order(),
        Column("name", _("the name"), required=True),
        Column("language", _("language of the name (BCP 47)")),
        Column("script", _("script of the name (ISO 15924)")),
        *prose("used_by", _("who uses the name")),
        Column("period", _("when it is used, as an EDTF interval; empty where not known")),
        *prose("note", _("note of the editors")),
    ),
    _place_names,
)
PLACE_CITATIONS = Table(
    "place_citations",
    "place",
    _("Where the position, the names or the description of a place are from."),
    ("place", "order"),
    (_owner("place", _("the place")), *citation_columns()),
    _place_citations,
)
ACTORS = Table(
    "actors",
    "actor",
    _("Claimants, and others who took part."),
    ("id",),
    (
        _id(),
        *prose("name", _("name used on this site")),
        Column("kind", _("kind of actor"), required=True, values=tuple(ActorKind.values)),
        Column(
            "position",
            _("where it stands in the conflict, by role"),
            required=True,
            values=tuple(Position.values),
        ),
        *prose("position_reason", _("why it has its position; empty where not written yet")),
        *prose("about", _("who it is")),
        *identified("actor"),
    ),
    plain("kind", "position", prose=("name", "position_reason", "about")),
)
ACTOR_NAMES = Table(
    "actor_names",
    "actor",
    _("Names of actors in other languages."),
    ("actor", "order"),
    (
        _owner("actor", _("the actor")),
        _order(),
        Column("name", _("the name"), required=True),
        Column("language", _("language of the name (BCP 47)")),
    ),
    _actor_names,
)
QUESTIONS = Table(
    "questions",
    "question",
    _("Questions that claims answer. Claims on one event and question are comparable."),
    ("id",),
    (
        _id(),
        *prose("asks", _("the question")),
        *prose("counts", _("what counts as an answer")),
        Column("kind", _("number or statement"), required=True, values=tuple(QuestionKind.values)),
        Column("unit", _("what is counted")),
        Column("group", _("group on a page"), required=True, values=tuple(QuestionGroup.values)),
        Column("order", _("order on a page"), "integer", True),
        *identified("question"),
    ),
    plain("kind", "unit", "group", "order", prose=("asks", "counts")),
)
TABLES = (
    EVENTS,
    _linked("event_places", "place", _("Where events happened."), _("the place")),
    EVENT_RELATIONS,
    _linked("event_claims", "claim", _("Claims that an event's texts name."), _("the claim")),
    _linked("event_sources", "source", _("Sources that an event's texts cite."), _("the source")),
    PLACES,
    PLACE_NAMES,
    PLACE_CITATIONS,
    _authorities("place", _("What registries call the places."), _("the place")),
    ACTORS,
    ACTOR_NAMES,
    _authorities("actor", _("What registries call the actors."), _("the actor")),
    QUESTIONS,
)

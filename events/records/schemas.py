"""The shape of each kind's record, as types from which JSON Schema is made (draft 2020-12).

They stand beside `content`, which writes the records; the tests hold every record against them.
A field that may be left out has a default here: records made before it existed lack it.
"""

from typing import Annotated, Literal

from pydantic import Field

from events.authorities import Scheme
from events.models.vocabulary import (
    ActorKind,
    Basis,
    EventRelationKind,
    PlaceKind,
    Qualifier,
    QuestionGroup,
    QuestionKind,
    Verification,
)
from sources.positions import Position
from sources.records.schemas import (
    Citation,
    Part,
    Reference,
    SourceContent,
    Texts,
    about,
    one_of,
)

Edtf = Annotated[str, about("a date in EDTF (ISO 8601-2), empty where there is none")]
Degrees = Annotated[str, Field(pattern=r"^-?\d{1,3}(\.\d+)?$", description="WGS84")]
Count = Annotated[int, Field(ge=0)]


class Name(Part):
    name: str
    language: Annotated[str, about("BCP 47")]


class PlaceName(Name):
    script: Annotated[str, about("ISO 15924")]
    used_by: Texts | None
    period: Edtf
    note: Texts | None


class Identifier(Part):
    scheme: one_of(Scheme)
    value: str
    seen_at: Annotated[str, about("the public page on which it was seen")]


class RelatedEvent(Part):
    relation: one_of(EventRelationKind)
    event: Reference


class Estimate(Part):
    """How many, as the claimant bounds it. It is never a fact of an event."""

    qualifier: one_of(Qualifier)
    low: Count = None
    best: Count = None
    high: Count = None
    possible_low: Count = None
    possible_high: Count = None


class Words(Part):
    text: Annotated[str, about("at most twelve words of the source's own")]
    language: str


class ClaimCitation(Citation):
    quoted_in: Reference | None
    note: Texts | None


class ActorContent(Part):
    name: Texts
    names: list[Name]
    kind: one_of(ActorKind)
    position: one_of(Position)
    about: Texts | None
    identifiers: list[Identifier] = None
    position_reason: Texts = None


class QuestionContent(Part):
    asks: Texts
    counts: Texts | None
    kind: one_of(QuestionKind)
    unit: str
    group: one_of(QuestionGroup)
    order: int


class PlaceContent(Part):
    name: Texts
    names: list[PlaceName]
    kind: one_of(PlaceKind)
    latitude: Degrees | None
    longitude: Degrees | None
    about: Texts | None
    citations: list[Citation]
    identifiers: list[Identifier] = None


class EventContent(Part):
    title: Texts
    start: Edtf
    end: Edtf
    part_of: Reference | None
    places: list[Reference]
    related: list[RelatedEvent]
    summary: Texts | None
    narrative: Texts | None
    claims: list[Reference]
    sources: list[Reference]


class ClaimContent(Part):
    """What one claimant says on one question about one event."""

    event: Reference
    question: Reference
    claimant: Reference
    joint_claimants: list[Reference]
    claimed_on: Edtf
    reported_on: Edtf = None
    estimate: Estimate | None
    scope: Annotated[Texts | None, about("what exactly was counted")]
    basis: one_of(Basis) | Literal[""]
    statement: Texts | None
    words: Words | None
    supersedes: Reference | None
    repeats: Reference | None
    disputes: list[Reference]
    citations: list[ClaimCitation]
    verification: one_of(Verification)
    note: Texts | None


CONTENTS = {
    "event": EventContent,
    "question": QuestionContent,
    "claim": ClaimContent,
    "source": SourceContent,
    "actor": ActorContent,
    "place": PlaceContent,
}


def schema_of(kind, address):
    """The JSON Schema of a whole record, as its hashed bytes hold it; `address` is where it is."""
    content = CONTENTS[kind].model_json_schema(ref_template="#/$defs/{model}")
    parts = {"Reference": Reference.model_json_schema()} | content.pop("$defs", {})
    reference = {"$ref": "#/$defs/Reference"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": f"Record of one {kind}",
        "type": "object",
        "properties": {
            "schema": {"type": "integer", "minimum": 1},
            "kind": {"const": kind},
            "id": {"type": "string"},
            "version": {"type": "integer", "minimum": 1},
            "status": {"enum": ["withdrawn", "merged"]},
            "merged_into": reference,
            "content": content,
        },
        "required": ["schema", "kind", "id", "version", "content"],
        "additionalProperties": False,
        "$defs": parts,
    }

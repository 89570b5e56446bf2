"""The shapes of answers, for the OpenAPI document. Answers are written from records directly;
the tests hold them against these."""

from functools import reduce
from operator import or_
from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field, create_model

from events.records.schemas import CONTENTS
from sources.records.schemas import Reference, without_null_defaults

from .parameters import LARGEST


def _sparse(kind, content):
    """The content of a record, of which `fields` may ask a part: none of it has to be there."""

    def relaxed(schema):
        without_null_defaults(schema)
        schema.pop("required")
        schema["externalDocs"] = {"url": f"/vocabulary/{kind}.schema.json"}

    settings = {"model_config": ConfigDict(json_schema_extra=relaxed), "__doc__": content.__doc__}
    return type(f"{kind.title()}Fields", (content,), settings)


FIELDS = {kind: _sparse(kind, content) for kind, content in CONTENTS.items()}


class Ledger(Schema):
    """The position of the ledger that the answer was drawn from."""

    seq: int = Field(ge=0, le=LARGEST)
    chain: str


class Item(Schema):
    """A version of a record. `content` is the record as published, whole or of it what `fields`
    asked for; `labels` names what it refers to. Both hold every language."""

    model_config = ConfigDict(extra="forbid")

    id: str
    kind: str = ""
    version: int = Field(1, ge=1)
    seq: int = Field(1, ge=1, description="position in the ledger")
    digest: str = Field("", description="SHA-256 of the record (RFC 8785)")
    status: Literal["published", "withdrawn", "merged"] = "published"
    merged_into: Reference | None = None
    published_at: str = ""
    published_by: str = ""
    edited_by: str = ""
    change_kind: str = ""
    change_reason: str = ""
    permalink: str = Field("", description="the page of this version, which never changes")
    url: str = Field("", description="the page of the thing as it is now")
    record: str = Field("", description="the hashed bytes of this version")
    content: reduce(or_, FIELDS.values()) = Field(default_factory=dict)
    labels: dict[str, dict[str, str]] = Field({}, description="{kind:id: {language: name}}")


class Page(Schema):
    """A page of items. `next` is the address of the next one, or null on the last."""

    model_config = ConfigDict(extra="forbid")

    items: list[Item]
    next: str | None
    ledger: Ledger


def _of_kind(kind):
    """The shapes of one item and of a page of items that are records of one kind."""
    name, fields = kind.title(), (FIELDS[kind], Field(default_factory=dict))
    item = create_model(f"{name}Item", __base__=Item, __doc__=Item.__doc__, content=fields)
    page = create_model(f"{name}Page", __base__=Page, __doc__=Page.__doc__, items=(list[item], ...))
    return item, page


OF_KIND = {kind: _of_kind(kind) for kind in CONTENTS}


class ParameterError(Schema):
    parameter: str
    detail: str
    allowed: list[str] = []


class ProblemDetails(Schema):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ParameterError] = []

"""The shapes of answers, for the OpenAPI document. Answers are written from records directly;
the tests hold them against these."""

from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from .parameters import LARGEST


class Reference(Schema):
    """Another record, at the version that was cited."""

    kind: str
    id: str
    version: int = Field(ge=1)


class Ledger(Schema):
    """The position of the ledger that the answer was drawn from."""

    seq: int = Field(ge=0, le=LARGEST)
    chain: str


class Item(Schema):
    """A version of a record. `content` is the record as published (its fields are described in
    the data package); `labels` names what it refers to. Both hold every language."""

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
    content: dict[str, Any] = {}
    labels: dict[str, dict[str, str]] = Field({}, description="{kind:id: {language: name}}")


class Page(Schema):
    """A page of items. `next` is the address of the next one, or null on the last."""

    model_config = ConfigDict(extra="forbid")

    items: list[Item]
    next: str | None
    ledger: Ledger


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

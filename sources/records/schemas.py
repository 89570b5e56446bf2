"""The shape of a source's record, and of what records of every kind are made of, as types from
which JSON Schema is made."""

from typing import Annotated, Literal

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field

from sources.locators import LocatorLabel
from sources.models.types import (
    ContributorRole,
    CslType,
    NoAddress,
    ReadHow,
    Relation,
    SourceKind,
)
from sources.positions import Position


def about(text):
    return Field(description=text)


def one_of(choices):
    """The values of a closed vocabulary."""
    return Literal[tuple(choices.values)]


def without_null_defaults(schema):
    """A field that may be left out is never null: pydantic takes its default for a value."""
    for field in schema["properties"].values():
        if field.get("default", "") is None:
            del field["default"]


class Part(BaseModel):
    """A part of a record: it has these fields and no others."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=without_null_defaults)


class Reference(Part):
    """Another record, at the version that was cited."""

    kind: str
    id: str
    version: Annotated[int, Field(ge=1)]


Language = Literal[tuple(code for code, _name in settings.LANGUAGES)]
Texts = Annotated[dict[Language, str], about("a text in each language of the record")]


class Locator(Part):
    label: one_of(LocatorLabel) | Literal[""]
    value: Texts


class Citation(Part):
    source: Reference
    locator: Locator | None
    relation: one_of(Relation)


class Contributor(Part):
    role: one_of(ContributorRole)
    family: str = None
    given: str = None
    literal: str = None


class CopyRead(Part):
    where: str
    how: one_of(ReadHow)
    through: Reference | None


class Snapshot(Part):
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, Field(ge=0)] | None
    media_type: str
    captured_at: str


class SourceFields(Part):
    """The plain fields of a work. Its record leaves out those that are empty."""

    csl_type: one_of(CslType)
    title: str = None
    language: str = None
    kind: one_of(SourceKind)
    position: one_of(Position)
    issued: Annotated[str, about("EDTF")] = None
    container_title: str = None
    original_title: str = None
    publisher: str = None
    publisher_place: str = None
    authority: str = None
    number: str = None
    volume: str = None
    issue: str = None
    page: str = None
    doi: str = None
    isbn: str = None
    un_symbol: str = None
    url: str = None
    no_address: one_of(NoAddress) = None
    archived_url: str = None
    link_died: str = None
    accessed: Annotated[str, about("EDTF")] = None
    series: str = None
    edition_label: Annotated[str, about("the edition, as it is printed")] = None
    issn: str = None
    ecli: str = None
    session: Annotated[str, about("of a parliament or an organ")] = None
    archive: Annotated[str, about("the archive that keeps it")] = None
    fond: Annotated[str, about("fond, inventory and file in the archive")] = None
    call_number: str = None


class SourceContent(SourceFields):
    """A work that claims are cited to, in the terms of CSL 1.0.2."""

    translated_title: Texts = None
    description: Texts | None
    contributors: list[Contributor]
    copy_read: CopyRead
    snapshots: list[Snapshot]
    note: Texts | None

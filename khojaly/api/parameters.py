"""The parameters of each list: what they are called, what may be written, what they mean."""

import datetime
import re
from typing import Annotated, Literal

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import BeforeValidator, Field

from events.models.vocabulary import (
    ActorKind,
    Basis,
    PlaceKind,
    Qualifier,
    QuestionGroup,
    QuestionKind,
    Verification,
)
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.records import RECORD_TYPES
from sources.models.types import SourceKind
from sources.positions import Position

LARGEST = 2**53 - 1
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOST_ITEMS = 200
NAME = r"^[A-Za-z0-9_-]{1,100}$"
TAG = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
PARTS = (
    "id", "kind", "version", "seq", "digest", "status", "merged_into", "published_at",
    "published_by", "edited_by", "change_kind", "change_reason", "permalink", "url", "record",
    "content", "labels",
)  # fmt: skip
PART = rf"({'|'.join(PARTS)}|content\.[a-z_]+)"
FIELDS = rf"^{PART}(,{PART})*$"
A_DAY_OR_A_MOMENT = {
    "anyOf": [
        {"type": "string", "format": "date"},
        {"type": "string", "format": "date-time"},
        {"type": "null"},
    ],
}


def optional(kind, about, **limits):
    """The annotation of a parameter that may be left out."""
    return Annotated[kind | None, Field(description=about, **limits)]


def one_of(choices, about):
    return optional(Literal[tuple(choices.values)], about)


def name(about):
    return optional(str, about, pattern=NAME)


def _written_as_day(text):
    """Pydantic would take a number for seconds since 1970."""
    if not A_DAY.fullmatch(str(text)):
        raise ValueError("write the day as 1992-02-26")
    return text


def day(about):
    return optional(Annotated[datetime.date, BeforeValidator(_written_as_day)], about)


def seq(about):
    return optional(int, about, ge=0, le=LARGEST)


NUMBERED = r"^[0-9]{12}$"  # What is numbered is listed by number: see `projection.sort_of`.
CURSOR = _("Where the page begins: taken from “next” of the page before.")


class Sparse(Schema):
    fields: optional(
        str,
        _("Only these fields, with commas between, such as id,digest,content.estimate."),
        pattern=FIELDS,
    ) = None


class Moment(Sparse):
    as_of: Annotated[
        str | None,
        Field(
            description=_(
                "As the site stood then: a day (2026-11-22) or a moment in UTC "
                "(2026-11-22T14:30:00Z)."
            ),
            json_schema_extra=A_DAY_OR_A_MOMENT,
        ),
    ] = None


class Paged(Schema):
    limit: Annotated[
        int, Field(description=_("How many items a page has."), ge=1, le=MOST_ITEMS)
    ] = 50


class ByPosition(Paged):
    cursor: seq(CURSOR) = None


class Listed(Paged, Moment):
    cursor: name(CURSOR) = None
    status: Annotated[
        Literal["published", "withdrawn", "merged", "any"],
        Field(description=_("Published records only, unless this says otherwise.")),
    ] = "published"
    updated_since: seq(_("Only what has a version after this position of the ledger.")) = None


class ListedByNumber(Listed):
    cursor: optional(str, CURSOR, pattern=NUMBERED) = None


class Claims(ListedByNumber):
    event: name(_("The event it is about.")) = None
    question: name(_("The question it answers.")) = None
    claimant: name(_("Who says it, alone or with others.")) = None
    position: one_of(Position, _("Where the claimant stands in the conflict, by role.")) = None
    kind: one_of(QuestionKind, _("Whether the question asks for a number or a statement.")) = None
    qualifier: one_of(Qualifier, _("How the claimant bounds its figure.")) = None
    basis: one_of(Basis, _("How the claimant knows.")) = None
    verification: one_of(Verification, _("How we know what the claimant said.")) = None
    source: name(_("A source that it cites, such as S5.")) = None
    language: optional(str, _("Language of a source that it cites (BCP 47)."), pattern=TAG) = None
    year: optional(int, _("The year in which it was said."), ge=1, le=9999) = None
    claimed_from: day(_("Said on this day or later.")) = None
    claimed_until: day(_("Said on this day or before.")) = None
    figure_from: seq(_("Its figure, or the end of its range, is this or more.")) = None
    figure_until: seq(_("Its figure, or the beginning of its range, is this or less.")) = None


class Events(Listed):
    place: name(_("Where it happened.")) = None
    part_of: name(_("The event that it is part of.")) = None
    year: optional(int, _("A year in which it was going on."), ge=1, le=9999) = None


class Questions(Listed):
    kind: one_of(QuestionKind, _("Whether the question asks for a number or a statement.")) = None
    group: one_of(QuestionGroup, _("The group in which a page shows it.")) = None


class Sources(ListedByNumber):
    kind: one_of(SourceKind, _("What kind of source it is.")) = None
    position: one_of(Position, _("Where it stands in the conflict, by role.")) = None
    language: optional(str, _("The language of the work (BCP 47)."), pattern=TAG) = None
    year: optional(int, _("The year in which it appeared."), ge=1, le=9999) = None


class Actors(Listed):
    kind: one_of(ActorKind, _("What kind of actor it is.")) = None
    position: one_of(Position, _("Where it stands in the conflict, by role.")) = None


class Places(Listed):
    kind: one_of(PlaceKind, _("What kind of place it is.")) = None


class Versions(ByPosition, Sparse):
    """The versions of one thing."""


class Changes(ByPosition, Sparse):
    since: seq(_("The position of the ledger after which to begin; 0 for everything.")) = None
    kind: optional(Literal[tuple(sorted(RECORD_TYPES))], _("Only records of this kind.")) = None
    change_kind: one_of(ChangeKind, _("Only changes of this kind.")) = None


LISTS = {
    "event": Events,
    "question": Questions,
    "claim": Claims,
    "source": Sources,
    "actor": Actors,
    "place": Places,
}

"""The columns that every kind of thing has, and the table of all versions."""

from django.utils.translation import gettext_lazy as _

from khojaly.ledger.models import ChangeKind
from khojaly.ledger.records import RECORD_TYPES

from .columns import Column, Table

# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
STATUSES = ("published", "withdrawn", "merged")


def identified(kind):
    """What is the same for each thing: which version this row is of, and how it stands."""
    return (
        Column("version", _("number of the version that this row is of"), "integer", True),
        Column(
            "status",
            _("published, withdrawn (kept with its reason), or merged into another record"),
            required=True,
            values=STATUSES,
        ),
        Column("merged_into", _("the record that this one is now part of"), refers=f"{kind}s"),
        Column("published_at", _("when this version was published, in UTC"), "datetime", True),
        Column("digest", _("SHA-256 of the version's record (RFC 8785)"), required=True),
        Column(
            "path", _("permalink of this version, below the address of the site"), required=True
        ),
    )


def identity(version):
    """The cells of those columns."""
    record = RECORD_TYPES[version.kind](version, None)
    return {
        "id": version.identifier,
        "version": version.number,
        "status": version.data.get("status", "published"),
        "merged_into": (version.data.get("merged_into") or {}).get("id"),
        "published_at": in_utc(version.published_at),
        "digest": version.digest,
        "path": record.get_permalink(),
    }


def in_utc(moment):
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z"


def _version_rows(version):
    names = ("seq", "kind", "identifier", "number", "digest", "previous", "chain", "published_by")
    names += ("edited_by", "change_kind", "change_reason")
    cells = {name: getattr(version, name) for name in names}
    yield cells | {"published_at": in_utc(version.published_at)}


VERSIONS = Table(
    "versions",
    "",
    _("Every version that was ever published, in the order of the ledger."),
    ("seq",),
    (
        Column("seq", _("position in the ledger, from 1"), "integer", True),
        Column("kind", _("kind of record"), required=True),
        Column("identifier", _("identifier of the record"), required=True),
        Column("number", _("number of the version"), "integer", True),
        Column("published_at", _("when it was published, in UTC"), "datetime", True),
        Column("published_by", _("who published it, by public name")),
        Column("edited_by", _("who edited it since the version before; “; ” between names")),
        Column("change_kind", _("kind of change"), required=True, values=tuple(ChangeKind.values)),
        Column("change_reason", _("reason of the change, as the editor wrote it")),
        Column("digest", _("SHA-256 of the version's record (RFC 8785)"), required=True),
        Column("previous", _("chain value of the row before"), required=True),
        Column("chain", _("SHA-256 over every other column of the row"), required=True),
    ),
    _version_rows,
)


def safe_cell(value):
    """A cell that no spreadsheet runs: a text that begins like a formula gets an apostrophe (OWASP,
    CSV Injection)."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text

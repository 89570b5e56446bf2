from dataclasses import dataclass

from django.utils.functional import cached_property

from khojaly.ledger.prose import Prose
from khojaly.ledger.records import Record
from sources.dates import sort_key
from sources.identifiers import un_documents
from sources.locators import Locator
from sources.models.types import (
    ContributorRole,
    CslType,
    NoAddress,
    ReadHow,
    Relation,
    SourceKind,
)
from sources.positions import Position
from sources.wording import language_name, shortened

from .content import PLAIN

SHORT = 60  # Letters of a title, in sentences about changes.


@dataclass(frozen=True)
class Contributor:
    """A person or a body, as a source names it."""

    role: str
    family: str = ""
    given: str = ""
    literal: str = ""

    @property
    def inverted(self):
        """The name as a bibliography begins with it: “de Waal, Thomas”."""
        return self.literal or ", ".join(filter(None, [self.family, self.given]))

    @property
    def plain(self):
        return self.literal or " ".join(filter(None, [self.given, self.family]))

    @property
    def short(self):
        return self.literal or self.family

    @property
    def role_label(self):
        return ContributorRole(self.role).label


class SourceRecord(Record):
    """A published source. Its fields are those of CSL 1.0.2, plus the copy that was read."""

    KIND = "source"
    URL_NAME = "sources:source"

    def __getattr__(self, name):
        """Plain fields, empty where the record leaves them out. Raises `AttributeError`."""
        if name in PLAIN:
            return self.content.get(name, "")
        raise AttributeError(name)

    @cached_property
    def description(self):
        return self.prose("description")

    @cached_property
    def note(self):
        return self.prose("note")

    @cached_property
    def translated_title(self):
        return self.prose("translated_title")

    @property
    def kept_at(self):
        """The archive, the fond and the call number, as far as they are known."""
        return ", ".join(filter(None, (self.archive, self.fond, self.call_number)))

    @cached_property
    def contributors(self):
        return [Contributor(**item) for item in self.content["contributors"]]

    @property
    def authors(self):
        return [item for item in self.contributors if item.role == "author"]

    @property
    def others(self):
        return [item for item in self.contributors if item.role != "author"]

    @property
    def credited(self):
        """Who a short citation names: an author, or what the work appeared in, or its publisher."""
        if self.authors:
            return self.authors[0].short
        return self.container_title or self.publisher or self.authority

    @property
    def label(self):
        """The title, or the description in square brackets."""
        return self.title or f"[{self.description}]"

    @property
    def short_label(self):
        return f"{shortened(str(self.label), SHORT)} ({self.identifier})"

    @property
    def label_language(self):
        return self.language if self.title else self.description.lang

    @property
    def year(self):
        return self.issued[:4]

    @property
    def position_mark(self):
        return Position(self.position).mark

    @property
    def position_label(self):
        return Position(self.position).label

    @property
    def kind_label(self):
        return SourceKind(self.kind).label

    @property
    def un_documents(self):
        return un_documents(self.un_symbol)

    @property
    def no_address_label(self):
        return NoAddress(self.no_address).label if self.no_address else ""

    @property
    def language_name(self):
        return language_name(self.language)

    @property
    def type_label(self):
        return CslType(self.csl_type).label

    @property
    def snapshots(self):
        """The stored copies as the record holds them, each a dict."""
        return self.content.get("snapshots", [])

    @property
    def copy_read(self):
        return self.content["copy_read"]

    @property
    def how_read(self):
        return ReadHow(self.copy_read["how"]).label

    @property
    def read_through(self):
        return self.linked(self.copy_read["through"])

    @property
    def sort_key(self):
        return (self.credited or str(self.label)).casefold(), sort_key(self.issued)


class CitationRecord:
    """A place in a source, as a claim or a place cites it."""

    def __init__(self, content, edition):
        self.content = content
        self.edition = edition

    @cached_property
    def source(self):
        return self.edition.resolve(self.content["source"])

    @cached_property
    def locator(self):
        return Locator.from_content(self.content["locator"])

    @property
    def relation(self):
        return self.content["relation"]

    @property
    def quoted_in(self):
        reference = self.content.get("quoted_in")
        return self.edition.resolve(reference) if reference else None

    @property
    def note(self):
        return Prose(self.content.get("note"))

    @property
    def relation_label(self):
        return Relation(self.relation).label

from django.utils.functional import cached_property

from events.estimates import Estimate
from events.models.vocabulary import BASIS_MEANS, Basis, Verification
from events.wording import in_short
from khojaly.ledger.numbering import number_of
from khojaly.ledger.records import Record
from sources.dates import sort_key
from sources.records.source import CitationRecord


class ClaimRecord(Record):
    """A published claim: who says what on which question, when, on what basis, and where."""

    KIND = "claim"
    URL_NAME = "events:claim"
    SHOWS = ("actor", "claim", "source")

    @property
    def label(self):
        return f"{self.claimant.name}: {self.statement}"

    @property
    def short_label(self):
        return self.identifier

    @property
    def abstract(self):
        """Everything about it that reference managers have no field for."""
        return in_short(self)

    @property
    def event(self):
        return self.linked(self.content["event"])

    @property
    def question(self):
        return self.linked(self.content["question"])

    @property
    def question_slug(self):
        return self.content["question"]["id"]

    @property
    def event_slug(self):
        return self.content["event"]["id"]

    @cached_property
    def claimant(self):
        return self.linked(self.content["claimant"])

    @cached_property
    def joint_claimants(self):
        return [self.linked(item) for item in self.content["joint_claimants"]]

    @property
    def claimants(self):
        """The short names of all who make the claim."""
        return ", ".join(actor.short_name for actor in (self.claimant, *self.joint_claimants))

    @property
    def claimed_on(self):
        return self.content["claimed_on"]

    @property
    def reported_on(self):
        return self.content.get("reported_on", "")

    @property
    def dated(self):
        """The day it was said, else the day it was reported; an empty text for an undated one."""
        return self.claimed_on or self.reported_on

    @property
    def year(self):
        return self.dated[:4]

    @cached_property
    def estimate(self):
        return Estimate.from_content(self.content["estimate"])

    @cached_property
    def scope(self):
        return self.prose("scope")

    @property
    def basis_label(self):
        return Basis(self.content["basis"]).label if self.content["basis"] else ""

    @property
    def basis_meaning(self):
        """What its ground means for a reader, where the word alone may mislead; or nothing."""
        return BASIS_MEANS.get(self.content["basis"], "")

    @property
    def ground(self):
        """How the claimant knows, where that is stated."""
        return self.basis_label if self.content["basis"] != Basis.NOT_STATED else ""

    @cached_property
    def statement(self):
        return self.prose("statement")

    @property
    def words(self):
        return self.content["words"]

    @cached_property
    def note(self):
        return self.prose("note")

    @property
    def verification(self):
        return self.content["verification"]

    @property
    def verification_label(self):
        return Verification(self.verification).label

    @cached_property
    def citations(self):
        return [CitationRecord(item, self.edition) for item in self.content["citations"]]

    @property
    def supersedes(self):
        return self.linked(self.content["supersedes"])

    @property
    def earlier(self):
        """The claim this one replaces, as a list."""
        return [self.supersedes] if self.supersedes else []

    @property
    def origin(self):
        """The claim this one repeats, as a list."""
        return [self.repeats] if self.repeats else []

    @property
    def repeats(self):
        return self.linked(self.content["repeats"])

    @property
    def disputes(self):
        return [self.linked(item) for item in self.content["disputes"]]

    @property
    def number(self):
        return number_of(self.identifier)

    @cached_property
    def line_drawn_from(self):
        """What it is drawn from where no source of it is shown."""
        return self.drawn_with(("actor", "claim"))

    @cached_property
    def sort_key(self):
        """Oldest first, undated last, then the claimant's name, then the number."""
        return sort_key(self.dated), self.claimant.sort_name, self.number

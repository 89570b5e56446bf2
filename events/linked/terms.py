"""The terms of the record's own vocabulary: what schema.org, PROV-O and CiTO have no word for."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override


@dataclass(frozen=True)
class Term:
    """A class or a property, with what it means."""

    name: str
    label: str
    meaning: str
    kind: str = "Property"

    @property
    def in_languages(self):
        """(language, label, meaning), for each language that terms are explained in."""
        for code in ("en", "es"):
            with override(code):
                yield code, str(self.label), str(self.meaning)


TERMS = (
    Term(
        "Estimate",
        _("estimate"),
        _("How many, as a claimant says it. It is never a fact of an event."),
        "Class",
    ),
    Term("estimate", _("estimate"), _("The figure of a claim.")),
    Term(
        "qualifier",
        _("qualifier"),
        _("How the claimant bounds its figure, such as exact, about or at-least."),
    ),
    Term("low", _("low"), _("The lowest number the claimant gives.")),
    Term("best", _("best"), _("The number the claimant gives, where it is one.")),
    Term("high", _("high"), _("The highest number the claimant gives.")),
    Term(
        "possibleLow",
        _("possibly from"),
        _("Where a further range begins that the claimant calls possible."),
    ),
    Term("possibleHigh", _("possibly to"), _("Where that further range ends.")),
    Term("question", _("question"), _("The question that a claim answers.")),
    Term("scope", _("scope"), _("What exactly was counted.")),
    Term("basis", _("basis"), _("How the claimant knows, as it says.")),
    Term(
        "verification",
        _("verification"),
        _("How this record read it: in the primary source, as quoted, or not yet."),
    ),
    Term(
        "claimedOn", _("claimed on"), _("When the claim was made, as precisely as is known (EDTF).")
    ),
    Term(
        "reportedOn",
        _("reported on"),
        _("The day of the report, where the day of saying is not known (EDTF)."),
    ),
    Term(
        "repeats",
        _("repeats"),
        _("The claim whose figure this one gives again, from one side or origin."),
    ),
    Term(
        "position",
        _("position"),
        _("Where a claimant or a source stands: party, affected, independent or unclear."),
    ),
    Term("counts", _("what counts"), _("What an answer to the question counts.")),
    Term("kind", _("kind"), _("Whether a question asks for a number or a statement.")),
    Term(
        "group", _("group"), _("The group of questions that a page shows together, such as dead.")
    ),
    Term("started", _("start"), _("When an event began (EDTF).")),
    Term("ended", _("end"), _("When an event ended (EDTF).")),
    Term("issued", _("issued"), _("When a work was issued (EDTF).")),
    Term("Citation", _("citation"), _("A place in a work, cited by a claim."), "Class"),
    Term("citation", _("citation"), _("A place in a work where the claim can be read.")),
    Term(
        "relation",
        _("relation"),
        _("What the work does with the claim: states, reports, repeats or disputes it."),
    ),
    Term("locator", _("locator"), _("The place in the work, such as a page.")),
    Term("locatorLabel", _("kind of locator"), _("What a locator numbers, in the terms of CSL.")),
    Term("quotedIn", _("as quoted in"), _("The work in which the cited one was read.")),
    Term("note", _("note"), _("What the editors say about the claim and how it was read.")),
    Term(
        "sha256", _("digest"), _("The SHA-256 of the record as published, in hexadecimal digits.")
    ),
    Term(
        "changeKind",
        _("kind of change"),
        _("What a version changed: a new source, a correction and so on."),
    ),
    Term(
        "changeReason",
        _("reason for the change"),
        _("Why the version was published, in the editors’ words."),
    ),
)

"""What a picture or a card says of a record: lines of text, none of them ours."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.wording import figure_words, possible_words, qualifier_words
from sources.wording import date_words


@dataclass(frozen=True)
class Face:
    """`over` stands above the `figure`, `under` below it; where there is no figure, `text` is
    shown in its place. `who` said it, `facts` are its position and date."""

    over: str
    qualifier: str
    figure: str
    under: str
    text: str
    who: str
    facts: str
    note: str


def face_of(record):
    """The `Face` of a claim or an event. Raises `LookupError` for another kind."""
    return FACES[record.KIND](record)


def _dated(claim):
    if claim.claimed_on or not claim.reported_on:
        return date_words(claim.claimed_on) if claim.claimed_on else _("undated")
    return _("reported %(date)s") % {"date": date_words(claim.reported_on)}


def _claim(claim):
    estimate = claim.estimate
    possible = possible_words(estimate) if estimate else ""
    return Face(
        over=f"{claim.event.title} · {claim.question.asks}",
        qualifier=qualifier_words(estimate) if estimate else "",
        figure=figure_words(estimate) if estimate else "",
        under=_("possibly %(range)s") % {"range": possible} if possible else "",
        text="" if estimate else str(claim.statement),
        who=str(claim.claimant.name),
        facts=f"{claim.claimant.position_label} · {_dated(claim)}",
        note=_note(claim, _("What the claimant says; this record decides nothing.")),
    )


def _event(event):
    note = _note(event, _("Who says what about it, when, and where it can be read."))
    title = str(event.title)
    empty = {"over": "", "qualifier": "", "figure": "", "under": "", "facts": ""}
    return Face(text=title, who=event.period, note=note, **empty)


def _note(record, otherwise):
    """That a record was withdrawn, which goes before anything else."""
    return record.version.get_change_kind_display() if record.withdrawn else otherwise


FACES = {"claim": _claim, "event": _event}

"""What a picture or a card says of a record: lines of text, none of them ours.

No figure stands without its claimant, what was counted and on what ground; every claimant's has the
same size. An event shows the figures of its first question that has some, oldest first.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.wording import (
    estimate_words,
    figure_words,
    possible_words,
    qualifier_words,
    said_words,
)
from khojaly.pages.reading import ClaimPage, EventPage
from sources.wording import date_words


@dataclass(frozen=True)
class Row:
    """One claim in a table of figures."""

    figure: str
    who: str
    date: str


@dataclass(frozen=True)
class Face:
    """`over` stands above all else. A claim has a `figure`, or a `text` in its place, with what
    was `counted`, `who` said it, its position and date (`facts`) and `among` how many claims it
    stands. An event has its title as `text`, its period as `facts` and a table of `rows`."""

    over: str = ""
    qualifier: str = ""
    figure: str = ""
    under: str = ""
    text: str = ""
    counted: str = ""
    who: str = ""
    facts: str = ""
    among: str = ""
    rows: tuple[Row, ...] = ()
    note: str = ""

    @property
    def words(self):
        """All of it in one line, for who does not see it."""
        lines = (f"{row.figure}, {row.who}, {row.date}" for row in self.rows)
        said = (
            self.over, self.qualifier, self.figure, self.under, self.text, self.counted, self.who,
            self.facts, self.among, "; ".join(lines),
        )  # fmt: skip
        return " ".join(part for part in said if part)


def face_of(record, page=None):
    """The `Face` of a claim or an event. Its `page`, if that has been read, saves reading it; of
    another page of it, such as its history, no use is made. Raises `LookupError` for another kind.
    """
    face, reader = FACES[record.KIND]
    return face(record, page if isinstance(page, reader) else reader(record))


def _claim(claim, page):
    estimate = claim.estimate
    possible = possible_words(estimate) if estimate else ""
    actors = (claim.claimant, *claim.joint_claimants)
    return Face(
        over=f"{claim.event.title} · {claim.question.asks}",
        qualifier=qualifier_words(estimate) if estimate else "",
        figure=figure_words(estimate) if estimate else "",
        under=_("possibly %(range)s") % {"range": possible} if possible else "",
        text="" if estimate else str(claim.statement),
        counted=_counted(claim) if estimate else "",
        who=", ".join(str(actor.name) for actor in actors),
        facts=f"{claim.claimant.position_label} · {said_words(claim)}",
        among="" if claim.withdrawn else _among(claim, len(page.comparison.claims)),
        note=_note(claim, _("What the claimant says; this record decides nothing.")),
    )


def _counted(claim):
    """What was counted, and how the claimant knows."""
    scope = str(claim.scope) or _("scope not stated")
    return f"{scope} · {claim.basis_label or _('basis not stated')}"


def _among(claim, count):
    """How many claims there are, on the day the record was published or as of which it is read."""
    moment = claim.edition.moment
    words = ngettext(
        "The only claim on this question", "One of %(count)s claims on this question", count
    ) % {"count": count}
    return f"{words}, {date_words(f'{moment:%Y-%m-%d}')}" if moment else words


def _event(event, page):
    shown = next((item for item in page.comparisons if item.charted), None)
    return Face(
        over=str(shown.question.asks) if shown else "",
        text=str(event.title),
        facts=str(event.period),
        among=_how_many(page, shown),
        rows=tuple(map(_row, shown.rows)) if shown else (),
        note=_note(event, _("Who says what about it, when, and where it can be read.")),
    )


def _row(row):
    claim, also = row.claim, len(row.also_stated_by)
    figure = estimate_words(claim.estimate) if claim.estimate else _("no figure")
    dated = said_words(claim, short=True)
    who = claim.claimant.short_name
    if also:
        words = ngettext("%(who)s, and %(count)s more", "%(who)s, and %(count)s more", also)
        who = words % {"who": who, "count": also}
    return Row(figure, who, dated)


def _how_many(page, shown):
    count = len(page.claims)
    words = ngettext(
        "%(count)s claim on this event", "%(count)s claims on this event", count
    ) % {"count": count}  # fmt: skip
    if not shown:
        return words
    here = len(shown.claims)
    return ngettext(
        "%(count)s claim on this question; %(all)s",
        "%(count)s claims on this question; %(all)s",
        here,
    ) % {"count": here, "all": words}


def _note(record, otherwise):
    """That a record was withdrawn, which goes before anything else."""
    return record.version.get_change_kind_display() if record.withdrawn else otherwise


FACES = {"claim": (_claim, ClaimPage), "event": (_event, EventPage)}

"""What is on the desk: what waits for a second person, and what is the reader's own to go on with.

Somebody's own are the things that they edited since those were last published, or dropped.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from khojaly.ledger.models import Dropped, Publishable
from khojaly.ledger.models.publishable import publishables
from khojaly.ledger.revisions import histories
from khojaly.ledger.tracking import history_of

from .addresses import kind_of
from .notes import steps_of

MOST = 100
Status = Publishable.Status
LONG_AGO = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


@dataclass(frozen=True)
class Waiting:
    """A draft, or a draft in review, and the last step with it that the log tells: since when it
    waits, who took the step, and whom they asked for a review. `asked_me` is of the reader."""

    item: Publishable
    since: datetime | None = None
    by: str = ""
    asked: str = ""
    asked_me: bool = False
    ready: bool = False


@dataclass
class OnTheDesk:
    """`waiting` is in review and not the reader's own; `submitted` is in review and theirs; `mine`
    are their drafts, `others` those of others, those that are ready first."""

    waiting: list = field(default_factory=list)
    submitted: list = field(default_factory=list)
    mine: list = field(default_factory=list)
    others: list = field(default_factory=list)


def on_the_desk(user):
    """The `OnTheDesk` of a person, each list oldest first. One query for each kind of thing, and
    one."""
    found = [item for model in publishables() for item in _open(model, user)[:MOST]]
    steps, desk = steps_of(found), OnTheDesk()
    for item in found:
        notes = steps.get((kind_of(item), str(item.pk)), [])
        if item.status == Status.REVIEW:
            own = item.is_own or (notes and _submitted(notes).by_pk == user.pk)
            (desk.submitted if own else desk.waiting).append(_waiting(item, notes, user))
        else:
            (desk.mine if item.is_own else desk.others).append(_handed_over(item, notes))
    for entries in vars(desk).values():
        entries.sort(
            key=lambda entry: (not entry.asked_me, not entry.ready, entry.since or LONG_AGO)
        )
    return desk


def next_for(user):
    """The next thing that waits for this person's review, or None."""
    waiting = on_the_desk(user).waiting
    return waiting[0].item if waiting else None


def _open(model, user):
    """The drafts of a kind, in review or not, each with whether it is the person's own."""
    newest = history_of(model).objects.filter(id=OuterRef("pk")).order_by("-history_id")
    found = model.objects.filter(status__in=(Status.DRAFT, Status.REVIEW)).annotate(
        is_own=edited_since(model, user),
        edited_by=Subquery(newest.values("history_user_name")[:1]),
        edited_at=Subquery(newest.values("history_date")[:1]),
    )
    return found.select_related("current").order_by("-is_own", "-status", "-pk")


def edited_since(model, user):
    """A condition on the things of a kind: this person edited them, or their rows, since that was
    last published or dropped."""
    edits = Q()
    for history, name in histories(model):
        edits |= Q(Exists(_edits(history, name, model, user)))
    return edits


def _edits(history, name, model, user):
    """This person's edits of the thing that an outer query is at, since what they edited then is
    public, or was dropped."""
    dropped = Dropped.objects.filter(
        kind=model.KIND, identifier=OuterRef(OuterRef(model.IDENTIFIER_FIELD))
    ).order_by("-at")
    return history.objects.filter(
        **{name: OuterRef("pk")},
        history_user=user,
        history_date__gt=Coalesce(OuterRef("current__published_at"), LONG_AGO),
    ).exclude(history_date__lte=Coalesce(Subquery(dropped.values("at")[:1]), LONG_AGO))


def _submitted(notes):
    """The last submission among some notes, else the last of them."""
    return next((note for note in notes if note.act == "submit"), notes[0])


def _waiting(item, notes, user):
    if not notes:
        return Waiting(item)
    submitted = _submitted(notes)
    asked = next((note for note in notes if note.asked and note.at >= submitted.at), submitted)
    mine = asked.asked_pk == user.pk
    return Waiting(item, submitted.at, submitted.by, asked.asked, mine)


def _handed_over(item, notes):
    if notes and notes[0].act == "ready":
        return Waiting(item, notes[0].at, notes[0].by, ready=True)
    return Waiting(item, item.edited_at, item.edited_by or "")

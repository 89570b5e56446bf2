"""What waits on the desk: for a second person, and for the person who is reading."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from khojaly.ledger.models import Publishable
from khojaly.ledger.models.publishable import publishables

from .notes import submissions

MOST = 100
Status = Publishable.Status
LONG_AGO = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


@dataclass(frozen=True)
class Waiting:
    """A draft in review: since when, and who submitted it, as far as the log says."""

    item: Publishable
    since: datetime | None
    by: str


def on_the_desk(user):
    """`(waiting, mine)`: the drafts in review, the oldest first, and the drafts that this person
    edited since they were last published. One query for each kind of thing, and one."""
    found = [item for model in publishables() for item in _open(model, user)[:MOST]]
    review = [item for item in found if item.status == Status.REVIEW]
    return _waiting(review), [item for item in found if item.status == Status.DRAFT]


def _open(model, user):
    edits = model.history.model.objects.filter(
        id=OuterRef("pk"),
        history_user=user,
        history_date__gt=Coalesce(OuterRef("current__published_at"), LONG_AGO),
    )
    mine = Q(Exists(edits), status=Status.DRAFT)
    return model.objects.filter(mine | Q(status=Status.REVIEW)).order_by("status", "pk")


def _waiting(items):
    notes = submissions(items) if items else {}
    found = []
    for item in items:
        note = notes.get((f"{item._meta.app_label}_{item._meta.model_name}", str(item.pk)))
        found.append(Waiting(item, note.at if note else None, note.by if note else ""))
    return sorted(found, key=lambda entry: entry.since or LONG_AGO)

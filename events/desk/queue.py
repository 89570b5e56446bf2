"""The review queue: what waits for a second person, and for how long."""

from dataclasses import dataclass
from datetime import datetime

from khojaly.ledger.models import Publishable
from khojaly.ledger.models.publishable import publishables
from khojaly.ledger.revisions import last_edit


@dataclass(frozen=True)
class Waiting:
    """A draft in review: since when, and who made the last edit."""

    item: Publishable
    since: datetime
    by: str


def waiting():
    """The drafts in review, the oldest first."""
    found = [
        Waiting(item, edit.history_date, edit.history_user_name)
        for model in publishables()
        for item in model.objects.filter(status=Publishable.Status.REVIEW)
        if (edit := last_edit(item))
    ]
    return sorted(found, key=lambda entry: entry.since)

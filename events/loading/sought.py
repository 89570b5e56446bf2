"""The list of texts that were searched for and not found, as the fixtures have it.

No record holds it, so it is not published: what the fixtures say is saved, with the reason of the
load, and what an editor changed on this site is left alone.
"""

from sources.models import SoughtText

from .fields import as_fixture, assign
from .files import read_rows

FILE = "sought_texts"


def load_sought(folder, reason, outcome):
    """Save what is new or different, and say in `outcome` (an `Outcome`) what was done."""
    saved = {item.slug: item for item in SoughtText.objects.all()}
    for fields in read_rows(folder, FILE):
        item = saved.get(fields["slug"]) or SoughtText()
        if item.pk and as_fixture(item) == fields:
            continue
        if item.pk and item.history.filter(history_user__isnull=False).exists():
            outcome.left_alone.append(item.slug)
            continue
        (outcome.updated if item.pk else outcome.made).append(fields["slug"])
        assign(item, fields, find=None)
        item.full_clean()
        item._change_reason = reason
        item.save()

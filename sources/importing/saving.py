"""An entry becomes a draft source."""

from django.db import transaction

from sources.models import Contributor, Source


def save_entry(entry, reason, user=None, **given):
    """Save an `Entry` as a draft and return the `Source`.

    `given` holds what references do not say: kind, position, read_how. Raises `ValidationError`
    and keeps nothing when a field does not hold.
    """
    source = Source(**{"language": "en"} | entry.fields | given)
    rows = [
        Contributor(source=source, order=order, **item)
        for order, item in enumerate(entry.contributors, 1)
    ]
    with transaction.atomic():
        source.full_clean(exclude=["identifier"])
        _keep(source, reason, user)
        for row in rows:
            row.full_clean(exclude=["source"])
            _keep(row, reason, user)
    return source


def _keep(instance, reason, user):
    instance._change_reason = reason
    if user is not None:
        instance._history_user = user
    instance.save()

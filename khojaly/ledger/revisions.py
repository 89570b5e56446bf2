"""The saved edits (django-simple-history) of a thing and of the rows that belong to it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from .tracking import Revision

KINDS = {"+": "added", "~": "changed", "-": "removed"}


@dataclass(frozen=True)
class Edit:
    """One saved edit: what was edited, how ("added", "changed", "removed"), when, by whom, why."""

    what: str
    how: str
    at: datetime
    by: str
    reason: str


def revisions_between(item, since, until):
    """The edits of `item` and of its rows saved after `since` (None: from the start) and up to
    `until` (aware datetimes), oldest first."""
    found = [
        edit
        for history, field in _histories(item)
        for edit in _edits(history, field, item.pk, since, until)
    ]
    return sorted(found, key=lambda edit: edit.at)


def revision_seen(item, count):
    """The revision of `item` itself that stood after its first `count` saved edits, those of its
    rows included; None where there was none."""
    own = [(row.history_date, 1, row) for row in item.history.order_by("history_date")]
    others = [
        (date, 0, None)
        for history, field in _histories(item)
        if history is not item.history.model
        for (date,) in history.objects.filter(**{field: item.pk}).values_list("history_date")
    ]
    seen = sorted(own + others, key=lambda found: found[:2])[:count]
    return next((row for _date, _own, row in reversed(seen) if row), None)


def _histories(item):
    """The history models of a thing and of what points to it as its own, with the id's field.

    Rows are looked up in the history tables, so that removed ones are found too.
    """
    yield item.history.model, item._meta.pk.attname
    for relation in item._meta.related_objects:
        manager = getattr(relation.related_model, "history", None)
        if manager is not None and _belongs(relation, item):
            yield manager.model, relation.field.attname


def _belongs(relation, item):
    """Whether the row is part of `item`: named after it, and nothing that is published itself."""
    own = not hasattr(relation.related_model, "KIND")
    return own and relation.field.name == item._meta.model_name


def _edits(history, field, pk, since, until):
    assert issubclass(history, Revision)
    rows = history.objects.filter(**{field: pk}, history_date__lte=until)
    if since:
        rows = rows.filter(history_date__gt=since)
    for row in rows:
        yield Edit(
            what=str(row.instance_type._meta.verbose_name),
            how=KINDS[row.history_type],
            at=row.history_date,
            by=row.history_user_name,
            reason=row.history_change_reason,
        )


def count_revisions(item):
    """How many edits of `item` and of its rows were saved so far. One query."""
    counts = [
        history.objects.filter(**{field: item.pk}).order_by().values(field).annotate(
            edits=Count("history_id")
        ).values_list("edits")
        for history, field in _histories(item)
    ]  # fmt: skip
    return sum(edits for (edits,) in counts[0].union(*counts[1:], all=True))


def last_edit(item):
    """The newest saved edit of `item` and of its rows, as its history row, or None."""
    newest = [
        row
        for history, field in _histories(item)
        if (row := history.objects.filter(**{field: item.pk}).order_by("-history_date").first())
    ]
    return max(newest, key=lambda row: row.history_date, default=None)

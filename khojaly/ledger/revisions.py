"""The saved edits (django-simple-history) of a thing and of the rows that belong to it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Max
from django.utils import timezone

from .models import Dropped, Version
from .models.version import OF_STATUS
from .tracking import history_of, own_rows

KINDS = {"+": "added", "~": "changed", "-": "removed"}


@dataclass(frozen=True)
class Edit:
    """One saved edit: what was edited, how ("added", "changed", "removed"), when, by whom, why."""

    what: str
    how: str
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True)
class Editor:
    """Who saved an edit: the account's key (None for the loader's) and the public name then."""

    pk: int | None
    name: str


def revisions_between(item, since, until):
    """The edits of `item` and of its rows saved after `since` (None: from the start) and up to
    `until` (aware datetimes), oldest first."""
    between = {"history_date__lte": until} | ({"history_date__gt": since} if since else {})
    rows = [
        row
        for _field, revisions in _revisions(type(item), [item.pk])
        for row in revisions.filter(**between)
    ]
    return sorted(map(_edit, rows), key=lambda edit: edit.at)


def edits_of_draft(item):
    """The `Edit`s that readers would be told of if the draft of `item` were published."""
    return revisions_between(item, draft_since(item), timezone.now())


def editors_since(moments):
    """Who saved edits of things or of their rows after a moment of each.

    `moments` is `{thing: moment}`, with None for ever. Returns `{thing: [Editor, ...]}`, in the
    order of their first edits. One query for all things of a model.
    """
    columns = ("history_date", "history_user_id", "history_user_name")
    from_first = bool(moments) and all(moments.values())
    after = {"history_date__gt": min(moments.values())} if from_first else {}
    found = {thing: {} for thing in moments}
    for model, things in _by_model(moments):
        rows = [
            revisions.filter(**after).values_list(field, *columns)
            for field, revisions in _revisions(model, list(things))
        ]
        for pk, date, *who in sorted(_union(rows), key=lambda row: row[1]):
            if moments[things[pk]] is None or date > moments[things[pk]]:
                found[things[pk]][Editor(*who)] = None
    return {thing: list(editors) for thing, editors in found.items()}


def draft_since(item):
    """The moment after which the edits of `item` are its draft's: that of the newest version that
    published the working copy, or at which a draft was dropped since. Withdrawing, merging and
    publishing again published no working copy. None where nothing did."""
    current = item.current
    if current is None:
        return None
    dropped = _dropped(current)
    if current.change_kind in OF_STATUS:
        return _newest(_published_before(current), dropped)
    return _newest(current.published_at, dropped)


def content_before(version):
    """The moment after which the edits led to this version, as for a draft; None for the first."""
    return _newest(_published_before(version), _dropped(version, at__lte=version.published_at))


def _published_before(version):
    found = Version.objects.of(version.kind, version.identifier).filter(number__lt=version.number)
    found = found.exclude(change_kind__in=OF_STATUS).order_by("-number")
    return found.values_list("published_at", flat=True).first()


def _dropped(version, **until):
    """The last moment at which a draft of what a version is of was dropped, or None."""
    found = Dropped.objects.filter(kind=version.kind, identifier=version.identifier, **until)
    return found.aggregate(at=Max("at"))["at"]


def _newest(*moments):
    return max(filter(None, moments), default=None)


def last_moment(*items):
    """The moment of the newest edit or publication of any of `items`, or None."""
    moments = []
    for model, things in _by_model(items):
        moments += [moment for _key, moment in _of_each(model, list(things), Max("history_date"))]
        if hasattr(model, "KIND"):
            names = [thing.identifier for thing in things.values()]
            versions = Version.objects.filter(kind=model.KIND, identifier__in=names)
            moments.append(versions.aggregate(at=Max("published_at"))["at"])
    return max(filter(None, moments), default=None)


def revision_seen(item, count):
    """The revision of `item` itself that stood after its first `count` saved edits, those of its
    rows included; None where there was none."""
    own = history_of(type(item))
    return next((row for row in reversed(saved_rows(item)[:count]) if type(row) is own), None)


def saved_rows(item):
    """The rows of history of a thing and of its own rows, oldest first: one for each saved edit."""
    own = history_of(type(item))
    found = [row for _field, rows in _revisions(type(item), [item.pk]) for row in rows]
    return sorted(found, key=lambda row: (row.history_date, type(row) is own, row.history_id))


@lru_cache
def histories(model):
    """The history models of a kind of thing and of its own rows, with the field that has the
    thing's key.

    Rows are looked up in the history tables, so that removed ones are found too.
    """
    rows = [(history_of(row.related_model), row.field.attname) for row in own_rows(model)]
    return [(history_of(model), model._meta.pk.attname), *rows]


def _by_model(items):
    found = {}
    for item in items:
        found.setdefault(type(item), {})[item.pk] = item
    return found.items()


def _revisions(model, keys):
    """For each history of a model: the field with the thing's key, and the revisions of the things
    with these keys, a list or a query."""
    for history, field in histories(model):
        yield field, history.objects.filter(**{f"{field}__in": keys}).order_by()


def _union(parts):
    return parts[0].union(*parts[1:], all=True)


def _of_each(model, keys, of_revisions):
    """`(key, value)` from each history of a model, for an aggregate of its revisions. One query."""
    rows = [
        revisions.values_list(field).annotate(found=of_revisions)
        for field, revisions in _revisions(model, keys)
    ]
    return _union(rows)


def _edit(row):
    return Edit(
        what=str(row.instance_type._meta.verbose_name),
        how=KINDS[row.history_type],
        at=row.history_date,
        by=row.history_user_name,
        reason=row.history_change_reason,
    )


def count_revisions(item):
    """How many edits of `item` and of its rows were saved so far. One query."""
    return count_revisions_of(type(item), [item.pk]).get(item.pk, 0)


def count_revisions_of(model, keys):
    """`{key: how many edits were saved}` of some things of one model and of their rows; those with
    none are left out. One query."""
    found = Counter()
    for key, edits in _of_each(model, keys, Count("history_id")):
        found[key] += edits
    return dict(found)


def states_of(model, keys):
    """`{key: state}` of things of a model; a state tells of any edit of the thing or of its rows
    since. `keys` are a list or a query. One query."""
    found = {}
    for key, edit in _of_each(model, keys, Max("history_id")):
        found[key] = (*found.get(key, ()), edit)
    return {key: tuple(sorted(edits)) for key, edits in found.items()}


def last_edit(item):
    """The newest saved edit of `item` and of its rows, or None: a row of `history_date`,
    `history_user_name` and `history_change_reason`. One query."""
    columns = ("history_date", "history_user_name", "history_change_reason")
    rows = [
        revisions.values_list(*columns, named=True)
        for _field, revisions in _revisions(type(item), [item.pk])
    ]
    return _union(rows).order_by("-history_date").first()

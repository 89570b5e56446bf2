"""The saved edits (django-simple-history) of a thing and of the rows that belong to it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Count, Max
from django.utils import timezone

from .models import Dropped, Version
from .models.version import OF_STATUS
from .tracking import Revision, history_of, own_rows

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
    found = [
        edit
        for history, field in _histories(type(item))
        for edit in _edits(history, field, item.pk, since, until)
    ]
    return sorted(found, key=lambda edit: edit.at)


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
            for field, revisions in _revisions(model, things)
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
        newest = [
            revisions.values(field).annotate(newest=Max("history_date")).values_list("newest")
            for field, revisions in _revisions(model, things)
        ]
        moments += [moment for (moment,) in _union(newest)]
        if hasattr(model, "KIND"):
            names = [thing.identifier for thing in things.values()]
            versions = Version.objects.filter(kind=model.KIND, identifier__in=names)
            moments.append(versions.aggregate(at=Max("published_at"))["at"])
    return max(filter(None, moments), default=None)


def revision_seen(item, count):
    """The revision of `item` itself that stood after its first `count` saved edits, those of its
    rows included; None where there was none."""
    _own, *histories = _histories(type(item))
    own = [(row.history_date, 1, row) for row in item.history.order_by("history_date")]
    others = [
        (date, 0, None)
        for history, field in histories
        for (date,) in history.objects.filter(**{field: item.pk}).values_list("history_date")
    ]
    seen = sorted(own + others, key=lambda found: found[:2])[:count]
    return next((row for _date, _own, row in reversed(seen) if row), None)


@lru_cache
def _histories(model):
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
    with these keys."""
    for history, field in _histories(model):
        yield field, history.objects.filter(**{f"{field}__in": list(keys)}).order_by()


def _union(parts):
    return parts[0].union(*parts[1:], all=True)


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
        revisions.values(field).annotate(edits=Count("history_id")).values_list("edits")
        for field, revisions in _revisions(type(item), [item.pk])
    ]
    return sum(edits for (edits,) in _union(counts))


def states_of(model, keys):
    """`{key: state}` of things of a model; a state tells of any edit of the thing or of its rows
    since. `keys` are a list or a query. One query."""
    newest = [
        history.objects.filter(**{f"{field}__in": keys}).order_by().values_list(field).annotate(
            newest=Max("history_id")
        )
        for history, field in _histories(model)
    ]  # fmt: skip
    found = {}
    for key, edit in newest[0].union(*newest[1:], all=True):
        found[key] = (*found.get(key, ()), edit)
    return {key: tuple(sorted(edits)) for key, edits in found.items()}


def count_revisions_of(model, pks):
    """`{pk: how many edits were saved}` of some things of one model and of their rows; those with
    none are left out. One query for each table."""
    found = Counter()
    for history, field in _histories(model):
        rows = history.objects.filter(**{f"{field}__in": pks}).order_by().values(field)
        for pk, edits in rows.annotate(edits=Count("history_id")).values_list(field, "edits"):
            found[pk] += edits
    return dict(found)


def last_edit(item):
    """The newest saved edit of `item` and of its rows, or None: a row of `history_date`,
    `history_user_name` and `history_change_reason`. One query."""
    columns = ("history_date", "history_user_name", "history_change_reason")
    rows = [
        revisions.values_list(*columns, named=True)
        for _field, revisions in _revisions(type(item), [item.pk])
    ]
    return _union(rows).order_by("-history_date").first()

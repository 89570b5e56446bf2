"""The saved edits (django-simple-history) of a thing and of the rows that belong to it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max
from django.utils import timezone

from .models import Dropped, Version
from .models.version import OF_STATUS
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
        for history, field in _histories(item)
        for edit in _edits(history, field, item.pk, since, until)
    ]
    return sorted(found, key=lambda edit: edit.at)


def edits_of_draft(item):
    """The `Edit`s that readers would be told of if the draft of `item` were published."""
    return revisions_between(item, draft_since(item), timezone.now())


def editors_since(item, moment):
    """Every `Editor` who saved an edit of `item` or of its rows after `moment` (None: ever), in the
    order of their first edits. One query."""
    columns = ("history_date", "history_user_id", "history_user_name")
    after = {"history_date__gt": moment} if moment else {}
    rows = [
        history.objects.filter(**{field: item.pk}, **after).order_by().values_list(*columns)
        for history, field in _histories(item)
    ]
    found = sorted(rows[0].union(*rows[1:], all=True), key=lambda row: row[0])
    return list(dict.fromkeys(Editor(pk, name) for _date, pk, name in found))


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


def last_moment(item):
    """The moment of the newest edit or publication of `item`, or None."""
    edited = [
        history.objects.filter(**{field: item.pk}).order_by().values(field).annotate(
            newest=Max("history_date")
        ).values_list("newest")
        for history, field in _histories(item)
    ]  # fmt: skip
    moments = [moment for (moment,) in edited[0].union(*edited[1:], all=True)]
    if hasattr(item, "KIND"):
        versions = Version.objects.of(item.KIND, item.identifier)
        moments.append(versions.aggregate(at=Max("published_at"))["at"])
    return max(filter(None, moments), default=None)


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
    """The history models of a thing and of its own rows, with the field that has the thing's key.

    Rows are looked up in the history tables, so that removed ones are found too.
    """
    yield item.history.model, item._meta.pk.attname
    for relation in own_rows(item):
        yield relation.related_model.history.model, relation.field.attname


def own_rows(item):
    """The relations by which a thing has the rows that belong to it."""
    return [
        relation
        for relation in item._meta.related_objects
        if getattr(relation.related_model, "PART_OF", None) == relation.field.name
    ]


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
        history.objects.filter(**{field: item.pk}).order_by().values_list(*columns, named=True)
        for history, field in _histories(item)
    ]
    return rows[0].union(*rows[1:], all=True).order_by("-history_date").first()

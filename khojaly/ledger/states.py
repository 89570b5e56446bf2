"""What a thing held after each of its saved edits: its own columns and the rows that belong to it.

The saved edits of a thing are counted from its first: what it held after the first `count` of them
is a state, and reads like the working copy. Edits are only added, so a state stays the same.
"""

from django.db.models import F

from .drafts import content, public_content
from .models.publishable import OF_PUBLICATION
from .revisions import draft_since, saved_rows
from .tracking import history_of, own_rows

OUT_OF_THE_WAY = 10_000


def state_of(item, rows):
    """The thing as it was after these saved edits, with its rows; None where it was not yet."""
    own = [row for row in rows if type(row) is history_of(type(item))]
    if not own:
        return None
    thing = own[-1].instance
    for relation in own_rows(type(item)):
        _give_rows(thing, relation, rows)
    return thing


def _give_rows(thing, relation, rows):
    """Let a thing of the past answer with its rows of then, as if they had been fetched."""
    history = history_of(relation.related_model)
    newest = {row.id: row for row in rows if type(row) is history}
    standing = [row.instance for row in newest.values() if row.history_type != "-"]
    name = relation.get_accessor_name()
    found = getattr(thing, name).all()
    found._result_cache = sorted(standing, key=lambda row: _place(row, relation))
    found._prefetch_done = True
    thing.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found


def _place(row, relation):
    names = [name for name in row._meta.ordering if name not in ("pk", relation.field.name)]
    return [*(getattr(row, name) for name in names), row.pk]


def public_state(item):
    """The first state since its last publication that holds what readers see, or None."""
    rows, since = saved_rows(item), draft_since(item)
    before = sum(1 for row in rows if since and row.history_date <= since)
    public = public_content(item)
    states = (state_of(item, rows[:count]) for count in range(before or 1, len(rows) + 1))
    return next((state for state in states if state and content(state) == public), None)


def put_back(item, then, user, reason):
    """Save a held `item` as it was in a state, its rows included, as edits by `user`."""

    def keep(instance, act="save"):
        instance._history_user, instance._change_reason = user, reason
        getattr(instance, act)()

    for relation in own_rows(type(item)):
        _put_rows_back(item, then, relation, keep)
    for name in columns(item):
        setattr(item, name, getattr(then, name))
    keep(item)
    item.refresh_from_db()


def _put_rows_back(item, then, relation, keep):
    """What stands elsewhere or points elsewhere goes first, so that no two rows are ever alike."""
    name, model = relation.get_accessor_name(), relation.related_model
    wanted = {row.pk: row for row in getattr(then, name).all()}
    for row in getattr(item, name).all():
        if row.pk not in wanted or _pointing(row) != _pointing(wanted[row.pk]):
            keep(row, "delete")
    if any(field.name == "order" for field in model._meta.fields):
        rows = model._default_manager.filter(pk__in=wanted)
        rows.update(order=F("order") + OUT_OF_THE_WAY)
    for row in wanted.values():
        keep(row)


def _pointing(row):
    return [getattr(row, field.attname) for field in row._meta.fields if field.many_to_one]


def columns(item):
    """The attributes that an edit writes, each text in its languages: what modeltranslation keeps
    beside them under the text's own name follows from these."""
    fields = item._meta.concrete_fields
    texts = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    left_out = {*OF_PUBLICATION, *texts, item._meta.pk.name}
    return [field.attname for field in fields if field.name not in left_out]

"""What a draft holds, and how it differs from what readers see."""

from functools import lru_cache

from .canonical import canonical, sha256
from .models import Publishable
from .tracking import own_rows

Status = Publishable.Status


def content(item):
    """The record of `item` with references by identifier only: what a change is judged by."""
    return item.record(lambda other: {"kind": other.KIND, "id": other.identifier})


def public_content(item):
    """The same of the version that readers see; empty where there is none."""
    return without_versions(item.current.data["content"]) if item.current else {}


def has_changes(item):
    """Whether the working copy differs from what readers see."""
    return item.current is None or public_content(item) != content(item)


def changes_figure(item):
    """Whether the draft gives another figure than the public version."""
    if item.current is None or not item.FIGURE:
        return False
    return public_content(item).get(item.FIGURE) != content(item).get(item.FIGURE)


def without_versions(value):
    """`value` (JSON data) with the version number taken out of every reference."""
    if isinstance(value, dict):
        reference = {"kind", "id", "version"} == set(value)
        return {
            key: without_versions(part)
            for key, part in value.items()
            if not (reference and key == "version")
        }
    if isinstance(value, list):
        return [without_versions(part) for part in value]
    return value


def revision_of(*items):
    """A digest of what some drafts hold and of the versions that they would replace: two are alike
    when they would bring readers the same."""
    seen = [
        [item.KIND, item.identifier, item.current.number if item.current else 0, content(item)]
        for item in items
    ]
    return sha256(canonical(seen))


def pointed_to(item):
    """The things that a draft points to, each once."""
    found = {}

    def refer(other):
        found.setdefault((other.KIND, other.identifier), other)
        return {"kind": other.KIND, "id": other.identifier}

    item.record(refer)
    return list(found.values())


def drafts_with(item):
    """The drafts that were never published and that `item` points to, theirs included: they come to
    readers with it or it does not."""
    found = []

    def collect(thing):
        for other in pointed_to(thing):
            if other.current_id is None and other != item and other not in found:
                found.append(other)
                collect(other)

    collect(item)
    return found


def gone_and_new(item):
    """What a draft points to although it was withdrawn or merged, and the public version did not:
    what is gone is not cited anew."""
    public = {reference[:2] for reference in item.current.references} if item.current else ()
    return [
        other
        for other in pointed_to(item)
        if other.is_gone and (other.KIND, other.identifier) not in public
    ]


def as_saved(items):
    """Copies of saved things, in this order, with all that their records are made of: a few queries
    for each model instead of some for each thing."""
    keys = {}
    for item in items:
        keys.setdefault(type(item), []).append(item.pk)
    found = {
        model: model.objects.prefetch_related(*_below(model)).in_bulk(of_model)
        for model, of_model in keys.items()
    }
    return [found[type(item)][item.pk] for item in items]


@lru_cache
def _below(model):
    """The names of what a record is made of: what the thing points to, its own rows, and what they
    point to."""
    names = _pointers(model)
    for row in own_rows(model):
        name = row.get_accessor_name()
        names += [name, *(f"{name}__{below}" for below in _pointers(row.related_model))]
    return names


def _pointers(model):
    return [field.name for field in model._meta.concrete_fields if field.many_to_one]

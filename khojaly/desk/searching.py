"""How things are looked for on the desk: as readers search, and drafts among them. The app that has
the search says how, since the desk knows none."""

from django.db.models import Case, Count, Value, When

from khojaly.ledger.models import Publishable

_searching = []


def searches_things(function):
    """A decorator: `function(model, text)` gives the keys of what is found, the best first, and a
    condition (`Q`) on the model that all of it meets."""
    _searching[:] = [function]
    return function


def found_in(queryset, text, in_order=True):
    """What a search finds in a queryset of things of one kind; the best first, if `in_order`."""
    keys, condition = _searching[0](queryset.model, text)
    found = queryset.filter(condition)
    if not (keys and in_order):
        return found
    places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(keys)]
    return found.order_by(Case(*places, default=Value(len(keys))), "pk")


def uses_of(model, keys):
    """`{key: count}`: how many things and rows of other things point to each, in one query."""
    rows = [_pointing(relation, keys) for relation in _relations(model)] if keys else []
    counts = dict.fromkeys(keys, 0)
    for key, count in rows[0].union(*rows[1:], all=True) if rows else ():
        counts[key] += count
    return counts


def _relations(model):
    """The foreign keys of other things, and of their rows, that point to a model; not of its own
    rows."""
    for relation in model._meta.related_objects:
        owner = getattr(relation.related_model, "PART_OF", "")
        of_other = owner and owner != relation.field.name
        if of_other or issubclass(relation.related_model, Publishable):
            yield relation


def _pointing(relation, keys):
    key = relation.field.attname
    rows = relation.related_model._base_manager.filter(**{f"{key}__in": list(keys)}).order_by()
    # Named once: modeltranslation passes a second list of columns through a set, and a union
    # takes them by their places.
    return rows.values_list(key).annotate(uses=Count("pk"))

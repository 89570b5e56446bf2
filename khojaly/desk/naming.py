"""What a thing is called on the desk: C33 and S5 by identifier, all else by its name."""

from django.utils.text import Truncator

from khojaly.ledger.describing import is_reference
from khojaly.ledger.models.publishable import publishable, publishables


def name_of(item):
    """The name of a working copy, where its identifier is only a part of an address."""
    return str(item) if item.IDENTIFIER_FIELD == "slug" else item.identifier


LONGEST = 70


class Names:
    """What the references in some contents (JSON data) are called, for `with_names`: by name and
    title, never by a part of an address. One query for each kind."""

    def __init__(self, *contents):
        self.names = {}
        wanted = {}
        for kind, identifier in _references(contents):
            wanted.setdefault(kind, set()).add(identifier)
        for kind, identifiers in wanted.items():
            model = publishable(kind)
            for item in model.objects.filter(**{f"{model.IDENTIFIER_FIELD}__in": identifiers}):
                self.names[kind, item.identifier] = Truncator(str(item)).chars(LONGEST)

    def name_of(self, kind, identifier):
        """The name of a thing; its identifier where it is not there."""
        return self.names.get((kind, identifier), identifier)


def _references(value):
    if is_reference(value):
        yield value["kind"], value["id"]
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _references(part)


def names_of(pairs):
    """`{(kind, identifier): name}` of those that are called by a name, with one query a kind."""
    wanted = {}
    for kind, identifier in pairs:
        wanted.setdefault(kind, set()).add(identifier)
    named = [model for model in publishables() if model.IDENTIFIER_FIELD == "slug"]
    return {
        (model.KIND, item.slug): str(item)
        for model in named
        if model.KIND in wanted
        for item in model.objects.filter(slug__in=wanted[model.KIND])
    }

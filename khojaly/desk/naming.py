"""What a thing is called on the desk: C33 and S5 by identifier, all else by its name."""

from django.utils.text import Truncator

from khojaly.ledger.describing import is_reference, with_names
from khojaly.ledger.differences import differences
from khojaly.ledger.models.publishable import publishable


def name_of(item):
    """The name of a working copy, where its identifier is only a part of an address."""
    return str(item) if item.IDENTIFIER_FIELD == "slug" else item.identifier


LONGEST = 70


def differences_by_name(before, after):
    """The `FieldChange`s from one content to another (JSON data), with things by name."""
    names = Names(before, after)
    return differences(with_names(before, names), with_names(after, names))


class Names:
    """What the references in some contents (JSON data) are called, for `with_names`: by name and
    title, never by a part of an address."""

    def __init__(self, *contents):
        self.names = {
            key: Truncator(str(item)).chars(LONGEST)
            for key, item in _things(_references(contents)).items()
        }

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
    """`{(kind, identifier): name}` of those that are called by a name."""
    named = [pair for pair in pairs if publishable(pair[0]).IDENTIFIER_FIELD == "slug"]
    return {key: str(item) for key, item in _things(named).items()}


def _things(pairs):
    """`{(kind, identifier): working copy}` of those that there are, with one query a kind."""
    wanted = {}
    for kind, identifier in pairs:
        wanted.setdefault(kind, set()).add(identifier)
    return {
        (kind, item.identifier): item
        for kind, identifiers in wanted.items()
        for model in [publishable(kind)]
        for item in model.objects.filter(**{f"{model.IDENTIFIER_FIELD}__in": identifiers})
    }

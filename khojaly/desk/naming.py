"""What a thing is called on the desk: C33 and S5 by identifier, all else by its name."""

from khojaly.ledger.models.publishable import publishables


def name_of(item):
    """The name of a working copy, where its identifier is only a part of an address."""
    return str(item) if item.IDENTIFIER_FIELD == "slug" else item.identifier


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

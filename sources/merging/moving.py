"""The rows that point to a source, whichever app they are in, turned to its successor.

Sources know nothing of claims: what points here is found through the models' own relations.
"""

from khojaly.ledger.models.publishable import OF_PUBLICATION
from khojaly.ledger.tracking import thing_of
from sources.models import Citation, Source


def pointing_fields():
    """Every foreign key by which an edited row cites a source or names it: not a source's own
    rows (contributors, copies), nor what the ledger and the desk keep for themselves."""
    relations = Source._meta.get_fields(include_hidden=True)
    fields = [relation.field for relation in relations if relation.one_to_many]
    return [field for field in fields if _cites(field)]


def _cites(field):
    tracked = hasattr(field.model, "history") and field.name not in OF_PUBLICATION
    own_row = field.name == getattr(field.model, "PART_OF", None)
    return tracked and not own_row


def rows_pointing_to(source):
    """`[(row, [names of the fields that point]), ...]`, each row once."""
    found = {}
    for field in pointing_fields():
        for row in field.model.objects.filter(**{field.name: source}):
            found.setdefault((field.model, row.pk), (row, []))[1].append(field.name)
    return list(found.values())


def move(source, successor, reason, user):
    """Turn every row from `source` to `successor`, each with the reason in its history; return the
    things that they belong to, each once. A citation that the thing has already is not doubled."""
    owners = {}
    for row, names in rows_pointing_to(source):
        owner = thing_of(row)
        owners[owner.KIND, owner.pk] = owner
        for name in names:
            setattr(row, name, successor)
        row._change_reason, row._history_user = reason, user
        row.delete() if _doubled(row) else row.save()
    return list(owners.values())


def _doubled(row):
    """Whether another citation says the same of the same thing, but for its place in the order."""
    if not isinstance(row, Citation):
        return False
    same = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in ("id", "order")
    }
    return type(row).objects.filter(**same).exclude(pk=row.pk).exists()

"""The rows below an object: those saved and those the fixtures want."""

from .fields import as_fixture, normal


def same(instance, fields):
    """Whether a saved row says what a fixture's fields say."""
    return as_fixture(instance) == normal(type(instance), fields)


def relations(model):
    """The names of the fields of a model, or of its instance, that point to another."""
    return [field.name for field in model._meta.concrete_fields if field.many_to_one]


class Rows:
    """The saved rows of one child model, by the identifier of their parent and their order."""

    def __init__(self, model, parent, file):
        self.model, self.parent, self.file = model, parent, file
        self.saved = {}
        for row in model.objects.select_related(*relations(model)):
            self.of(getattr(row, parent))[row.order] = row

    def of(self, target):
        return self.saved.setdefault(target.identifier, {})

    def same(self, target, wanted):
        saved = self.of(target)
        wanted = {fields["order"]: fields for fields in wanted}
        return set(saved) == set(wanted) and all(same(saved[o], wanted[o]) for o in wanted)

    def gone(self, target, wanted):
        """Take out and return the rows that are not wanted. Those that may stand only once below
        their parent are not changed into each other: the one goes, the other comes."""
        saved = self.of(target)
        kept = {f["order"]: f for f in wanted}
        gone = [
            order
            for order, row in saved.items()
            if order not in kept or (self._once and not same(row, kept[order]))
        ]
        return [saved.pop(order) for order in gone]

    @property
    def _once(self):
        """Whether rows are told apart by what they point to, not by their order alone."""
        return any(
            "order" not in c.fields for c in self.model._meta.constraints if hasattr(c, "fields")
        )

    def row(self, target, order):
        """The row at this place below `target`, a new one where there is none."""
        return self.of(target).setdefault(order, self.model(**{self.parent: target}))

"""Which pages a publication can have changed, by the ledger's position."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.functional import cached_property

from khojaly.ledger.models import Version
from khojaly.ledger.references import references


@dataclass(frozen=True)
class Published:
    """What was published since a position: `changed` are the objects themselves, `touched` also
    all that they refer to or referred to before (each `kind:identifier`)."""

    changed: frozenset
    touched: frozenset

    def concerns(self, entry):
        """Whether the page of an `Entry` may look different now.

        A pinned page shows its own version for ever, and whether there is a newer one. What
        belongs to no single object, such as a list, is always drawn again.
        """
        if not entry.own:
            return bool(self.changed)
        if entry.pinned:
            return entry.own in self.changed
        return not self._wanted.isdisjoint([entry.own, *entry.reads])

    @cached_property
    def _wanted(self):
        return self.touched | {f"{name.partition(':')[0]}:*" for name in self.touched}


def published_since(position):
    """The `Published` of all versions whose seq is above `position`."""
    changed, touched = set(), set()
    for version in Version.objects.filter(seq__gt=position).order_by("seq"):
        changed.add(f"{version.kind}:{version.identifier}")
        touched |= _references(version)
    for version in _before(position, changed):
        touched |= _references(version)
    return Published(frozenset(changed), frozenset(changed | touched))


def _references(version):
    return {f"{kind}:{name}" for kind, name, _number in references(version.data)}


def _before(position, changed):
    """The versions of the changed objects up to the position: what they referred to then."""
    by_kind = defaultdict(list)
    for name in changed:
        kind, _colon, identifier = name.partition(":")
        by_kind[kind].append(identifier)
    for kind, identifiers in by_kind.items() if position else ():
        yield from Version.objects.filter(kind=kind, identifier__in=identifiers, seq__lte=position)

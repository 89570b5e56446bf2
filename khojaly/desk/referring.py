"""Which published things refer to one, and how: to be looked at before it is withdrawn or merged.

The published versions are asked, not the drafts: readers see those.
"""

from dataclasses import dataclass

from khojaly.ledger.canonical import canonical
from khojaly.ledger.describing import label_of
from khojaly.ledger.models import Publishable, Version
from khojaly.ledger.models.publishable import publishable, publishables
from khojaly.ledger.references import references

# As many as a page lists; the rest is counted.
MOST = 50
WORDS = {}


def say_references(words):
    """Register how a thing refers to another, by the key of its record: “repeats it”."""
    WORDS.update(words)


@dataclass(frozen=True)
class Referring:
    """A thing whose published version refers to another, and how it does."""

    item: Publishable
    how: str


def referring_to(item, most=MOST):
    """`(found, count)`: the first of the `Referring` to a published thing, and how many refer."""
    versions = _versions_naming(item)
    listed = list(versions[:most])
    objects = _objects(listed)
    found = [Referring(objects[v.kind, v.identifier], _how(v, item)) for v in listed]
    return found, versions.count() if len(listed) == most else len(listed)


def reference_start(item):
    """How every reference to a thing begins in the canonical text of a record."""
    reference = {"id": item.identifier, "kind": item.KIND, "version": 0}
    return canonical(reference).decode().removesuffix("0}")


def _versions_naming(item):
    """The current versions that point to it, by the canonical text of a reference."""
    naming = Version.objects.listed().filter(record__contains=reference_start(item)).order_by()
    standing = [naming.standing(model.objects.all()) for model in publishables()]
    return standing[0].union(*standing[1:]).order_by("seq")


def _objects(versions):
    found = {}
    for kind in {version.kind for version in versions}:
        model = publishable(kind)
        names = [version.identifier for version in versions if version.kind == kind]
        for item in model.objects.filter(**{f"{model.IDENTIFIER_FIELD}__in": names}):
            found[kind, item.identifier] = item
    return found


def _how(version, item):
    keys = [
        key
        for key, value in version.data["content"].items()
        if any(part[:2] == (item.KIND, item.identifier) for part in references([value]))
    ]
    return ", ".join(dict.fromkeys(str(WORDS.get(key) or label_of(key)) for key in keys))

"""Whether every working copy says of itself what the ledger says: its newest version, whether it is
gone, and into what it was merged. The ledger is right; what differs can be repaired from it."""

from django.db.models import OuterRef, Subquery

from .lifecycle import status_of_draft
from .models import Publishable, Version
from .models.publishable import publishables
from .models.version import GONE
from .publishing import set_standing

Status = Publishable.Status


def pointer_fault():
    """A sentence about the first object that does not say what the ledger says, or None."""
    return next((sentence for sentence, _item, _version in pointer_faults()), None)


def pointer_faults():
    """Yield `(sentence, object, its newest version or None)` for each that differs."""
    for model in publishables():
        of_object = Version.objects.of(model.KIND, OuterRef(model.IDENTIFIER_FIELD))
        newest = of_object.order_by("-number").values("pk")[:1]
        items = model.objects.annotate(newest=Subquery(newest)).order_by("pk")
        versions = Version.objects.filter(pk__in=items.order_by().values("newest"))
        versions = {version.pk: version for version in versions.defer("record")}
        for item in items:
            version = versions.get(item.newest)
            if sentence := _fault(item, version):
                yield sentence, item, version


def _fault(item, version):
    if item.current_id != item.newest:
        return f"{item.identifier} does not point to its newest version in the ledger."
    if version is None:
        return None
    if (item.status == Status.WITHDRAWN) != (version.change_kind in GONE):
        return f"{item.identifier} is {item.status}, and the ledger says {version.change_kind}."
    if item.merged_into_id != _successor(item, version):
        return f"{item.identifier} does not lead to where the ledger says that it was merged."
    return None


def _successor(item, version):
    """The key of the thing that a version says it was merged into, or None."""
    if version.change_kind not in GONE:
        return None
    merged = version.data.get("merged_into")
    found = merged and type(item).objects.filter(**{item.IDENTIFIER_FIELD: merged["id"]}).first()
    return found.pk if found else None


def repair_pointers():
    """Set right, in a transaction in which the ledger is held, what differs; return the sentences
    about it."""
    repaired = list(pointer_faults())
    for _sentence, item, version in repaired:
        gone = bool(version) and version.change_kind in GONE
        successor = _successor(item, version) if version else None
        set_standing(item, current=version, merged_into_id=successor)
        item.refresh_from_db()
        if gone or item.status in (Status.WITHDRAWN, Status.PUBLISHED):
            set_standing(item, status=Status.WITHDRAWN if gone else status_of_draft(item))
    return [sentence for sentence, _item, _version in repaired]

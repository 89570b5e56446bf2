"""Whether every working copy points to the newest version of itself."""

from django.db.models import OuterRef, Subquery

from .models import Version
from .models.publishable import publishables


def pointer_fault():
    """A sentence about the first object whose pointer is not its newest version, or None."""
    for model in publishables():
        of_object = Version.objects.of(model.KIND, OuterRef(model.IDENTIFIER_FIELD))
        newest = Subquery(of_object.order_by("-number").values("pk")[:1])
        for item in model.objects.annotate(newest=newest).order_by("pk"):
            if item.current_id != item.newest:
                return f"{item.identifier} does not point to its newest version in the ledger."
    return None

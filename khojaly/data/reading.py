"""The published site at one position of the ledger, read in chunks."""

from django.db import connection
from django.db.models import Exists, OuterRef
from django.db.models.functions import Collate, Length

from khojaly.ledger.models import Version

CHUNK = 500
NUMBERED = {"claim", "source"}
BY_CODE_POINT = {"postgresql": "C", "sqlite": "BINARY"}


def standing(kind, seq):
    """Yield the version of each thing of a kind that stood at a position, withdrawn ones too.

    They come in the order of their identifiers (C2 before C10), the same on every database.
    """
    newer = Version.objects.filter(
        kind=OuterRef("kind"),
        identifier=OuterRef("identifier"),
        number__gt=OuterRef("number"),
        seq__lte=seq,
    )
    found = Version.objects.filter(~Exists(newer), kind=kind, seq__lte=seq)
    name = Collate("identifier", BY_CODE_POINT[connection.vendor])
    order = (Length("identifier"), name) if kind in NUMBERED else (name,)
    return found.order_by(*order).iterator(chunk_size=CHUNK)


def every_version(seq):
    """Yield all versions up to a position, in its order."""
    return Version.objects.filter(seq__lte=seq).order_by("seq").iterator(chunk_size=CHUNK)

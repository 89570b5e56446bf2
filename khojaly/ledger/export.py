"""The ledger as JSON Lines: every column of every row, in order, each line RFC 8785."""

from .canonical import canonical
from .models import Version
from .verifying import exported


def ledger_lines():
    """Yield one line (bytes) a version, without holding more than some hundred in memory."""
    for version in Version.objects.order_by("seq").iterator(chunk_size=500):
        yield canonical(exported(version)) + b"\n"

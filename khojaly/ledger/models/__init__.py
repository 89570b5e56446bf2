"""The ledger's models. Nothing here may import from `sources` or `events`."""

from .checkpoint import Checkpoint
from .dropped import Dropped
from .publishable import Publishable
from .version import ChangeKind, Version

__all__ = ["ChangeKind", "Checkpoint", "Dropped", "Publishable", "Version"]

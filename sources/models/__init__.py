"""Sources and how they are cited. Nothing here may import from `events`."""

from .citation import Citation
from .contributor import Contributor
from .importing import Import, ImportEntry
from .link import Link
from .snapshot import Snapshot
from .sought import SoughtText
from .source import Source

__all__ = [
    "Citation",
    "Contributor",
    "Import",
    "ImportEntry",
    "Link",
    "Snapshot",
    "SoughtText",
    "Source",
]

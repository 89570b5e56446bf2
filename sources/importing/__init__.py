"""Sources from reference managers: BibTeX, RIS and CSL-JSON, as drafts."""

from .entries import Entry, Fault
from .reading import read_references
from .saving import save_entry

__all__ = ["Entry", "Fault", "read_references", "save_entry"]

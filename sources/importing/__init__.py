"""Sources from reference managers and look-ups: read, corrected on the desk, saved as drafts."""

from .entries import Entry, Fault
from .reading import read_references

__all__ = ["Entry", "Fault", "read_references"]

"""Stored copies of sources: what may be stored, where it lies, and that it is still what it was."""

from .storing import damaged, path_of, store

__all__ = ["damaged", "path_of", "store"]

"""The conflict checks on claims, sources and texts; importing them registers them."""

from . import citations, figures, sources, texts  # noqa: F401

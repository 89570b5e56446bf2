"""The conflict checks on claims, sources and texts; importing them registers them."""

from . import (  # noqa: F401
    accounts,
    citations,
    figures,
    order,
    sources,
    texts,
    whose,
    wording,
)

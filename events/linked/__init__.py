"""Linked data: records as JSON-LD 1.1, and as Turtle, N-Triples and TriG made from it.

A record (one version, at its permalink, with its provenance) and the thing that it describes (at
the permalink with a fragment) are two nodes. Figures are written in the record's own vocabulary as
what a claimant said, never as a property of an event.
"""

from .documents import compact, document
from .nanopublications import nanopublication

__all__ = ["compact", "document", "nanopublication"]

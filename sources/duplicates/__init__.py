"""Whether two sources may be one work: by identifier, else by title, year and who made it."""

from sources.folding import folded

from .addresses import same_url
from .identifiers import IDENTIFIERS, same_doi, same_isbn, same_symbol
from .known import Known, known_sources
from .likeness import are_one
from .spelling import sounded
from .work import Work

__all__ = [
    "IDENTIFIERS",
    "Known",
    "Work",
    "are_one",
    "folded",
    "known_sources",
    "same_doi",
    "same_isbn",
    "same_symbol",
    "same_url",
    "sounded",
]

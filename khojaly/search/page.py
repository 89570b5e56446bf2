"""What the page of results shows."""

from functools import cached_property

from django.core.paginator import Paginator

from khojaly.citation_check.verdicts import with_digest

from .excerpts import Marker
from .facets import facets
from .finding import ON_A_PAGE, Finding
from .matching import COLUMNS
from .queries import LONGEST
from .results import Result
from .suggestions import suggestions

FEW = 3


class Results:
    """The results as a sequence that a paginator can cut."""

    def __init__(self, finding):
        self.finding = finding
        self.marker = Marker(finding.terms)

    def count(self):
        return self.finding.total

    def __len__(self):
        return self.finding.total

    def __getitem__(self, part):
        identifier, number = self.finding.query.identifier or ("", None)
        return grouped(
            Result(
                record,
                self.marker,
                self.finding.language,
                number if record.identifier.lower() == identifier else None,
            )
            for record in self.finding.records(part.start, part.stop)
        )


def grouped(results):
    """Results of one page as a list: claims that repeat another one of them stand under it, as on
    the pages of events, and not as voices of their own."""
    results = list(results)
    claims = {result.record.identifier: result for result in results if result.kind == "claim"}
    alone = []
    for result in results:
        origin = claims.get(result.repeats)
        (origin.also if origin else alone).append(result)
    return alone


class SearchPage:
    """`parameters` are those of the address: the facets chosen and the number of the page."""

    LONGEST = LONGEST

    def __init__(self, query, parameters, language):
        self.query, self.language = query, language
        self.chosen = {name: parameters.get(name, "")[:100] for name in COLUMNS}
        self.number = parameters.get("page")

    @cached_property
    def finding(self):
        found = Finding(self.query, self.chosen, self.language)
        if not found.counts and len(found.terms) > 1:
            found = Finding(self.query, self.chosen, self.language, some_words=True)
        return found

    @cached_property
    def shown(self):
        return Paginator(Results(self.finding), ON_A_PAGE).get_page(self.number)

    @cached_property
    def facets(self):
        return facets(self.finding)

    @property
    def narrowed(self):
        return any(self.chosen.values())

    @cached_property
    def suggestions(self):
        """Names to try instead, where little or nothing was found."""
        few = self.finding.some_words or sum(self.finding.counts.values()) < FEW
        return suggestions(self.query, self.language) if few and not self.finding.leading else []

    @cached_property
    def version(self):
        """The version whose digest begins with what was typed, or None."""
        if not self.query.digest:
            return None
        return with_digest(self.query.digest).first()

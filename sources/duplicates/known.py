from collections import defaultdict

from .likeness import are_one
from .work import FIELDS, Work


class Known:
    """Works that are here, each with what it stands for, found by identifier or among those of
    the same year, so that a few hundred are compared and not all."""

    def __init__(self):
        self.by_identifier = defaultdict(list)
        self.by_year = defaultdict(list)

    def add(self, work, thing):
        for pair in work.ids.items():
            self.by_identifier[pair].append((work, thing))
        self.by_year[work.year].append((work, thing))

    def twin_of(self, fields, names=()):
        """The thing that a work may be a copy of, or None. One with its identifier comes first."""
        work = Work(fields, tuple(names))
        return next((thing for other, thing in self._near(work) if are_one(work, other)), None)

    def _near(self, work):
        for pair in work.ids.items():
            yield from self.by_identifier[pair]
        years = (work.year, "") if work.year else list(self.by_year)
        for year in dict.fromkeys(years):
            yield from self.by_year[year]


def known_sources(sources):
    """`Known` of a queryset of sources. What was merged stands for its successor."""
    known = Known()
    for source in sources.select_related("merged_into").prefetch_related("contributors"):
        names = [item.literal or item.family for item in source.contributors.all()]
        fields = {name: getattr(source, name) for name in FIELDS}
        known.add(Work(fields, tuple(names)), source.merged_into or source)
    return known

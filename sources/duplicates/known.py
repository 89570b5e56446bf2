from collections import defaultdict

from rapidfuzz import fuzz, process

from .likeness import are_one
from .work import FIELDS, Work

# Titles are compared in full only where their first letters are as alike as this: the blocking
# that keeps thousands of sources fast. Two copies whose titles begin so differently are not found.
HEAD = 12
HEADS_ALIKE = 50


class Known:
    """Works that are here, each with what it stands for, found by identifier or among those of
    the same year whose titles begin alike, so that a few are compared and not all."""

    def __init__(self):
        self.by_identifier = defaultdict(list)
        self.by_year = defaultdict(lambda: ([], []))

    def add(self, work, thing):
        for pair in work.ids.items():
            self.by_identifier[pair].append((work, thing))
        heads, held = self.by_year[work.year]
        for title in work.titles:
            heads.append(title[:HEAD])
            held.append((work, thing))

    def twin_of(self, fields, names=()):
        """The thing that a work may be a copy of, or None. One with its identifier comes first."""
        work = Work(fields, tuple(names))
        return next((thing for other, thing in self._near(work) if are_one(work, other)), None)

    def _near(self, work):
        for pair in work.ids.items():
            yield from self.by_identifier[pair]
        years = (work.year, "") if work.year else list(self.by_year)
        for year in dict.fromkeys(years):
            heads, held = self.by_year[year]
            for title in work.titles:
                yield from (held[at] for at in _beginning_like(title, heads))


def _beginning_like(title, heads):
    found = process.extract(
        title[:HEAD], heads, scorer=fuzz.ratio, score_cutoff=HEADS_ALIKE, limit=None
    )
    return [at for _head, _score, at in found]


def known_sources(sources):
    """`Known` of a queryset of sources. What was merged stands for its successor."""
    known = Known()
    for source in sources.select_related("merged_into").prefetch_related("contributors"):
        names = [item.literal or item.family for item in source.contributors.all()]
        fields = {name: getattr(source, name) for name in FIELDS}
        known.add(Work(fields, tuple(names)), source.merged_into or source)
    return known

from collections import defaultdict
from dataclasses import dataclass

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
        # By each year that a work can be of, and under "" for those of which none is said.
        self.by_year = defaultdict(lambda: ([], []))

    def add(self, work, thing):
        for pair in work.ids.items():
            self.by_identifier[pair].append((work, thing))
        for year in work.years:
            heads, held = self.by_year[year]
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
        years = list(self.by_year) if work.years == ("",) else (*work.years, "")
        for year in dict.fromkeys(years):
            heads, held = self.by_year[year]
            for title in work.titles:
                yield from (held[at] for at in _beginning_like(title, heads))


def _beginning_like(title, heads):
    found = process.extract(
        title[:HEAD], heads, scorer=fuzz.ratio, score_cutoff=HEADS_ALIKE, limit=None
    )
    return [at for _head, _score, at in found]


@dataclass(frozen=True)
class Here:
    """A source that is here, as far as a warning needs it: thousands are read at once."""

    pk: int
    label: str

    def __str__(self):
        return self.label


def known_sources(sources):
    """`Known` of a queryset of sources, each as `Here`; what was merged as its successor, without
    drafts that were set aside."""
    sources = sources.exclude(status="withdrawn", current=None, merged_into=None)
    columns = ("pk", "identifier", "merged_into_id", *FIELDS)
    rows = list(sources.order_by("pk").values(*columns))
    here = {row["pk"]: Here(row["pk"], _label(row)) for row in rows}
    names, known = _names_of(sources), Known()
    for row in rows:
        thing = here.get(row["merged_into_id"]) or here[row["pk"]]
        known.add(Work(row, tuple(names[row["pk"]])), thing)
    return known


def _label(row):
    return f"{row['identifier']} {row['title'] or row['description'] or ''}"


def _names_of(sources):
    """Family names and bodies that made the sources, in lists by the source's key."""
    rows = sources.model.contributors.rel.related_model.objects.filter(source__in=sources)
    names = defaultdict(list)
    for pk, literal, family in rows.values_list("source_id", "literal", "family"):
        names[pk].append(literal or family)
    return names

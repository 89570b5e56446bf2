"""What a search can be narrowed by, each choice with the number of results it would leave."""

from collections import Counter
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from khojaly.ledger.describing import label_of
from khojaly.pages.filters import Choice
from sources.positions import Position
from sources.wording import language_name, sort_words

from .matching import COLUMNS
from .models import Name

TITLES = {
    "kind": _("What it is"),
    "position": _("Position"),
    "event": _("Event"),
    "language": _("Language of the source"),
    "year": _("Year"),
}


class Facet:
    """One of `COLUMNS`: its `choices`, counted with what is chosen in the other ones."""

    def __init__(self, name, finding):
        self.name, self.finding = name, finding
        self.title = TITLES[name]
        self.chosen = finding.chosen.get(name, "")

    @cached_property
    def choices(self):
        at, counts = COLUMNS.index(self.name), Counter()
        for key, count in self.finding.counts.items():
            if key[at] and self.finding.accepts(key, but=self.name):
                counts[key[at]] += count
        labels = self._labels(counts)
        return [
            Choice(value, labels[value], counts[value], value == self.chosen)
            for value in sorted(labels, key=lambda value: sort_words(labels[value]))
        ]

    def _labels(self, values):
        if self.name == "event":
            return _titles(values, self.finding.language)
        return {value: str(LABELS[self.name](value)) for value in values}


LABELS = {
    "kind": label_of,
    "position": lambda value: Position(value).label if value in Position.values else value,
    "language": language_name,
    "year": str,
}


def _titles(slugs, language):
    """The titles of events, from the names that the index holds."""
    names = Name.objects.filter(document__kind="event", document__identifier__in=list(slugs))
    found = {slug: slug for slug in slugs}
    rows = names.exclude(shown="").values_list("document__identifier", "language", "shown")
    for slug, code, shown in rows:
        if code == language or found[slug] == slug:
            found[slug] = shown
    return found


def facets(finding):
    """The facets that have something to choose from."""
    made = [Facet(name, finding) for name in COLUMNS]
    return [facet for facet in made if facet.chosen or len(facet.choices) > 1]

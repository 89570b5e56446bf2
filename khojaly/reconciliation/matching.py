"""Which things a name may mean, and how well it fits, from 0 to 100.

Names are compared in Python over those that the search index holds, as its suggestions are; what
the full text finds comes after them.
"""

from dataclasses import dataclass

from django.utils.functional import cached_property
from rapidfuzz import fuzz, process

from khojaly.search.finding import Finding
from khojaly.search.models import Name
from khojaly.search.queries import Query
from khojaly.search.words import words

from .properties import BY_ID, KINDS, identifier_of, values

MOST_NAMES = 50_000
LEAST, SAME = 60, 100
OF_TEXT = 40  # What was found by its text, not by its name.
SEARCHED = ("actor", "place", "question", "event")  # Few enough to be looked through one by one.


@dataclass
class Candidate:
    """A record that a name may mean; `fits` says whether it has all properties asked for."""

    record: object
    score: float
    fits: bool

    @property
    def rank(self):
        return -self.score, identifier_of(self.record)


class Matcher:
    """Answers the questions of one request, which read the names, and each property of a record,
    once."""

    def __init__(self, edition, language):
        self.edition, self.language = edition, language
        self._held = {}

    @cached_property
    def names(self):
        rows = Name.objects.filter(document__withdrawn=False).order_by("pk")
        return list(rows.values_list("document__kind", "document__identifier", "text")[:MOST_NAMES])

    def candidates(self, text, kinds, wanted, limit):
        """At most `limit` candidates, the best first. `wanted` is `[(property, texts), ...]`: what
        lacks one of them counts half; without a text only what has all of them is found."""
        found = self._named(text, kinds, limit) if text else self._all(kinds)
        made = [self._judged(record, score, wanted) for record, score in found]
        kept = [item for item in made if text or (wanted and item.fits)]
        return sorted(kept, key=lambda item: item.rank)[:limit]

    def _all(self, kinds):
        kinds = [kind for kind in kinds if kind in SEARCHED]
        return [(record, SAME) for kind in kinds for record in self.edition.all(kind)]

    def _named(self, text, kinds, limit):
        query, scores = Query(text), {}
        for key, score in self._similar(query, kinds, limit):
            scores[key] = max(score, scores.get(key, 0))
        finding = Finding(query, {"kind": kinds[0] if len(kinds) == 1 else ""}, self.language)
        for record in finding.records(0, limit) if query else ():
            if not record.withdrawn:
                scores.setdefault((record.KIND, record.identifier), OF_TEXT)
        found = {key: score for key, score in scores.items() if key[0] in kinds}
        return [(self.edition.find(*key), score) for key, score in found.items()]

    def _similar(self, query, kinds, limit):
        """The things with the likest names, and those whose name or identifier this is."""
        rows = [row for row in self.names if row[0] in kinds]
        keys = set(query.keys)
        yield from ((row[:2], SAME) for row in rows if row[2] in keys)
        typed, texts = " ".join(words(query.text)), [row[2] for row in rows]
        best = process.extract(
            typed, texts, scorer=fuzz.token_sort_ratio, limit=4 * limit, score_cutoff=LEAST
        )
        yield from ((rows[at][:2], min(score, SAME - 1)) for _text, score, at in best)

    def _judged(self, record, score, wanted):
        fits = all(self._has(record, name, texts) for name, texts in wanted)
        return Candidate(record, round(score if fits else score / 2, 1), fits)

    def _has(self, record, name, texts):
        """Whether a property has one of the values; one that there is not, says nothing."""
        if name not in BY_ID or record.KIND not in BY_ID[name].kinds or not texts:
            return True
        key = record.KIND, record.identifier, name
        if key not in self._held:
            self._held[key] = _plain_values(BY_ID[name], record)
        return any(text.casefold() in self._held[key] for text in texts)


def _plain_values(item, record):
    """The values of a property as folded texts; of other records, identifiers and names."""
    found = set()
    for value in values(item, record):
        plain = hasattr(value, "KIND") and (identifier_of(value), str(value.label))
        found |= {str(text).casefold() for text in plain or (value,)}
    return found


def suggested(prefix, limit):
    """The things of which a name begins like this, each once, then those that hold the words."""
    typed = " ".join(words(prefix))
    rows = Name.objects.filter(document__withdrawn=False, document__kind__in=KINDS)
    ordered = rows.order_by("-document__weight", "document", "pk")
    keys = ordered.values_list("document__kind", "document__identifier")
    begins = keys.filter(text__startswith=typed)[: 4 * limit] if typed else ()
    holds = keys.filter(text__contains=f" {typed}")[: 4 * limit] if typed else ()
    return list(dict.fromkeys([*begins, *holds]))[:limit]

"""Answering a search: what leads, what follows in order, and how much there is of each sort."""

from collections import Counter
from functools import cached_property

from django.db import connection
from django.db.models import Q

from khojaly.ledger.editions import Edition
from khojaly.ledger.models import Version

from .aliases import with_aliases
from .index import preload_names
from .matching import COLUMNS, matching
from .models import Document, Name

ON_A_PAGE = 20
MOST_LEADING = 10
KIND_ORDER = ("place", "event", "actor", "question", "source", "claim")


class Finding:
    """The documents that answer a query. `chosen` narrows by column; "" or no value is all.

    `some_words` says that nothing had all the words, so that what has some of them is shown.
    """

    def __init__(self, query, chosen, language, some_words=False):
        self.query, self.chosen, self.language = query, chosen, language
        self.some_words = some_words
        self.terms = with_aliases(query.terms)
        self.others = with_aliases(query.other_terms)

    @cached_property
    def leading(self):
        """The documents whose identifier or name was typed: names before all else, in order."""
        named = Q(text__in=self.query.keys)
        if self.query.symbol:
            named |= Q(text__startswith=self.query.symbol)
        found = Document.objects.filter(pk__in=Name.objects.filter(named).values("document"))
        ordered = sorted(found, key=lambda d: (d.withdrawn, KIND_ORDER.index(d.kind), d.pk))
        return ordered[:MOST_LEADING]

    @cached_property
    def counts(self):
        """How many documents match, by the values of all columns, whatever is chosen."""
        counts = Counter()
        sql, parameters = self._matching
        names = ", ".join(COLUMNS)
        leading = [document.pk for document in self.leading]
        where, values = _without(leading)
        for *key, count in _rows(
            f"SELECT {names}, count(*) FROM ({sql}) found WHERE {where} GROUP BY {names}",
            parameters + values,
        ):
            counts[tuple(key)] += count
        for document in self.leading:
            counts[tuple(getattr(document, name) for name in COLUMNS)] += 1
        return counts

    @property
    def total(self):
        return sum(n for key, n in self.counts.items() if self.accepts(key))

    def accepts(self, key, but=""):
        """Whether values of all columns fit what is chosen, one column left aside."""
        return all(
            value == self.chosen[name]
            for name, value in zip(COLUMNS, key, strict=True)
            if name != but and self.chosen.get(name)
        )

    def records(self, start, end):
        """The records from `start` to `end` in the order of the results."""
        leading = [d for d in self.leading if self._fits(d)]
        shown = [document.version for document in leading[start:end]]
        first = max(start - len(leading), 0)
        missing = end - start - len(shown)
        if missing > 0:
            shown += self._following(first, missing)
        return read_versions(shown)

    def _fits(self, document):
        return self.accepts([getattr(document, name) for name in COLUMNS])

    def _following(self, start, count):
        sql, parameters = self._matching
        where, values = _without([document.pk for document in self.leading])
        for name in COLUMNS:
            if self.chosen.get(name):
                where += f" AND {name} = %s"
                values.append(self.chosen[name])
        rows = _rows(
            f"SELECT version FROM ({sql}) found WHERE {where} "
            "ORDER BY withdrawn, score DESC, id LIMIT %s OFFSET %s",
            [*parameters, *values, count, start],
        )
        return [version for (version,) in rows]

    @property
    def _matching(self):
        found = matching(self)
        return found.sql, found.parameters


def read_versions(numbers):
    """The records of ledger rows, in the order of `numbers`, with what they refer to."""
    edition = Edition()
    records = edition.read(Version.objects.filter(pk__in=numbers))
    preload_names(edition, records)
    by_number = {record.version.seq: record for record in records}
    return [by_number[number] for number in numbers]


def _without(leading):
    if not leading:
        return "1 = 1", []
    return f"id NOT IN ({', '.join(['%s'] * len(leading))})", list(leading)


def _rows(sql, parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()

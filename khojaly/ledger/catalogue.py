"""Which versions there are of each thing, in memory: where an edition finds what stood when.

A catalogue is of one head and never changes, so whatever a page reads through it belongs together.
The process keeps the newest one; each look at it asks the database for the head, and for the rows
since if it moved.
"""

import threading
from bisect import bisect_right
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from django.db import connection

from .models import Version

HEAD = "SELECT seq, chain FROM ledger_version ORDER BY seq DESC LIMIT 1"
NOTHING = (0, "")

_lock = threading.Lock()


class Entry(NamedTuple):
    """Where a version is in the ledger, and since when it stood."""

    seq: int
    chain: str
    published_at: datetime


class Catalogue:
    """`kinds` holds the entries of each thing by number, as `{kind: {identifier: (Entry, …)}}`;
    `head` is the newest row's seq and chain value."""

    def __init__(self, head, kinds):
        self.head, self._kinds = head, kinds

    def identifiers(self, kind):
        """All things of a kind that were ever published."""
        return self._kinds.get(kind, {})

    def versions(self, kind, identifier):
        """The entries of a thing: that of version 1 first."""
        return self._kinds.get(kind, {}).get(identifier, ())

    def numbered(self, kind, identifier, number):
        """The entry of one version, or None."""
        versions = self.versions(kind, identifier)
        return versions[number - 1] if 0 < number <= len(versions) else None

    def standing(self, kind, identifier, moment=None):
        """The entry of the newest version as of `moment` (None for now), or None."""
        versions = self.versions(kind, identifier)
        if moment is None:
            return versions[-1] if versions else None
        count = bisect_right(versions, moment, key=attrgetter("published_at"))
        return versions[count - 1] if count else None

    def with_rows(self, rows):
        """A catalogue that also holds `rows` of the ledger, which follow its head."""
        kinds, head = {kind: dict(things) for kind, things in self._kinds.items()}, self.head
        added = {}
        for seq, chain, kind, identifier, published_at in rows:
            added.setdefault((kind, identifier), []).append(Entry(seq, chain, published_at))
            head = seq, chain
        for (kind, identifier), entries in added.items():
            things = kinds.setdefault(kind, {})
            things[identifier] = (*things.get(identifier, ()), *entries)
        return Catalogue(head, kinds)


EMPTY = Catalogue(NOTHING, {})
_newest = EMPTY


def catalogue():
    """The catalogue of the ledger as it stands."""
    global _newest
    head = _head()
    known = _newest
    if known.head == head:
        return known
    with _lock:
        _newest = _advanced(_newest, head)
        return _newest


def _head():
    with connection.cursor() as cursor:
        cursor.execute(HEAD)
        return cursor.fetchone() or NOTHING


def _advanced(known, head):
    """The catalogue at `head`: `known` with the rows since, unless they do not follow it (a
    restored ledger, a transaction that was undone)."""
    if known.head == head:
        return known
    rows = list(_rows(known.head[0]))
    if known.head != NOTHING:
        if not rows or rows[0][:2] != known.head:
            return EMPTY.with_rows(_rows(0))
        rows = rows[1:]
    return known.with_rows(rows)


def _rows(seq):
    rows = Version.objects.filter(seq__gte=seq).order_by("seq")
    return rows.values_list("seq", "chain", "kind", "identifier", "published_at")

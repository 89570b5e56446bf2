"""The ledger's head, looked at on every request, and what was published since a given one."""

import logging
import threading
import time
from typing import NamedTuple

from khojaly.ledger.freshness import ALWAYS, UNTIL_ANY_PUBLICATION

from .readers import Away, reader

log = logging.getLogger(__name__)

SECONDS_BETWEEN_TRIES = 1
SECONDS_TO_WAIT = 0.5  # For another reader who is asking; a database that hangs is away.
HEAD = """
SELECT (SELECT max(seq) FROM ledger_version),
       (SELECT chain FROM ledger_version ORDER BY seq DESC LIMIT 1),
       (SELECT max(size) FROM ledger_checkpoint)
"""
SINCE = "SELECT chain, kind, identifier, seq FROM ledger_version WHERE seq >= {seq} ORDER BY seq"
CHAIN = "SELECT chain FROM ledger_version WHERE seq = {seq}"


class Head(NamedTuple):
    """The state of the public site: the newest row, its chain value, the newest checkpoint."""

    seq: int
    chain: str
    checkpoint: int


class Heads:
    """Follows the head. Safe to use from several threads.

    `era` is replaced when the ledger turns out not to continue the one known so far (a restored
    copy): what was kept under another era is worth nothing.
    """

    def __init__(self):
        self._lock = threading.Lock()
        self._reader = self._head = self._marker = None
        self._away_until = 0
        self._start_era(0)

    def now(self):
        """Return the `Head`, or None while the database cannot be asked."""
        if time.monotonic() < self._away_until or not self._lock.acquire(timeout=SECONDS_TO_WAIT):
            return None
        try:
            if time.monotonic() < self._away_until:
                return None
            return self._look()
        except Away as error:
            self._go_away(error)
            return None
        finally:
            self._lock.release()

    def _look(self):
        if self._reader is None:
            if self._away_until:  # Meanwhile nobody else waits for the one who tries.
                self._away_until = time.monotonic() + SECONDS_BETWEEN_TRIES
            self._reader = reader()
        marker = self._reader.marker()
        if marker is None or marker != self._marker or self._away_until:
            self._move_to(Head(*(value or empty for value, empty in zip(
                self._reader.ask(HEAD)[0], (0, "", 0), strict=True
            ))))  # fmt: skip
            self._marker = marker
            self._come_back()
        return self._head

    def _move_to(self, head):
        if self._head is None:
            self._start_era(head.seq)
        elif head.chain != self._head.chain:
            self._note_publications(head)
        self._head = head

    def _note_publications(self, head):
        last, *rows = self._reader.ask(SINCE.format(seq=self._head.seq)) or [("",)]
        if self._head.seq and last[0] != self._head.chain:
            log.warning("The ledger is not the one known before: every kept page is dropped.")
            self._start_era(head.seq)
        elif not self._head.seq:
            rows = self._reader.ask(SINCE.format(seq=1))
        self._published.update({(kind, name): seq for _chain, kind, name, seq in rows})

    def _start_era(self, seq):
        self.era, self._since, self._published = object(), seq, {}

    def _go_away(self, error):
        if not self._away_until:
            log.error("The database is away; kept pages go on being served. %s", error)
        self._away_until = time.monotonic() + SECONDS_BETWEEN_TRIES
        self._reader = self._marker = None

    def _come_back(self):
        if self._away_until:
            log.warning("The database is back.")
        self._away_until = 0

    def still_true(self, lasting, head, now):
        """Whether what was drawn at `head`, in this era, is true at the head `now`."""
        if lasting == ALWAYS or head == now:
            return True
        if lasting == UNTIL_ANY_PUBLICATION or head.seq < self._since:
            return False
        return self._published.get((lasting.kind, lasting.identifier), 0) <= head.seq

    def knows(self, head):
        """Whether `head` was once the head of this very ledger; asks the database."""
        with self._lock:
            try:
                return not head.seq or self._reader.ask(CHAIN.format(seq=head.seq)) == [
                    (head.chain,)
                ]
            except (Away, AttributeError):
                return False

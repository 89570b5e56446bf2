"""Versions that this process has read. They never change, so one reading is enough for all pages.

A version is known by its chain value, which no other row has. Nothing may change what is kept: the
same objects are handed to every page.
"""

import threading

from cachetools import LRUCache

from .models import Version

LARGEST = 8_000_000  # Characters of records; as Python objects they take some five times as much.
AT_ONCE = 500

_kept = LRUCache(LARGEST, getsizeof=lambda version: len(version.record))
_lock = threading.Lock()


def versions_of(entries):
    """The versions of a catalogue's entries, in the same order; only those not known are read."""
    with _lock:
        known = {entry.chain: _kept.get(entry.chain) for entry in entries}
    missing = [entry.seq for entry in entries if known[entry.chain] is None]
    for start in range(0, len(missing), AT_ONCE):
        known |= _fetched(missing[start : start + AT_ONCE])
    return [known[entry.chain] for entry in entries]


def _fetched(seqs):
    found = {version.chain: version for version in Version.objects.filter(seq__in=seqs)}
    with _lock:
        for chain, version in found.items():
            if len(version.record) <= LARGEST:
                _kept[chain] = version
    return found

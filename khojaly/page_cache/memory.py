"""A Django cache in the memory of the process, bounded by bytes, the least recently used out first.

Django's own is bounded by a number of entries and copies each one on reading.
"""

import threading

from cachetools import LRUCache
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

STORES = {}
OVERHEAD = 1_000  # A kept text's key and place in the order, in bytes.


def size_of(item):
    return OVERHEAD + 2 * len(item) if isinstance(item, str) else item.size


class MemoryCache(BaseCache):
    """Keeps texts, and objects that have a `size` in bytes, in `OPTIONS["MAX_BYTES"]` at most.

    Nothing expires by time: what is kept here says itself how long it is true.
    """

    def __init__(self, name, params):
        super().__init__(params)
        most = params.get("OPTIONS", {}).get("MAX_BYTES", 64_000_000)
        self._kept, self._lock = STORES.setdefault(
            name, (LRUCache(most, getsizeof=size_of), threading.Lock())
        )

    def get(self, key, default=None, version=None):
        with self._lock:
            return self._kept.get(key, default)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        with self._lock:
            self._kept.pop(key, None)
            if size_of(value) <= self._kept.maxsize:
                self._kept[key] = value

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        with self._lock:
            if key in self._kept:
                return False
        self.set(key, value)
        return True

    def delete(self, key, version=None):
        with self._lock:
            return self._kept.pop(key, None) is not None

    def clear(self):
        with self._lock:
            self._kept.clear()

    @property
    def bytes(self):
        """How much is kept now."""
        return self._kept.currsize

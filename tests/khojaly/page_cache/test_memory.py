"""Kept pages take no more memory than they may."""

from dataclasses import dataclass

import pytest

from khojaly.page_cache.memory import STORES, MemoryCache


@dataclass
class Thing:
    size: int


@pytest.fixture
def cache():
    yield MemoryCache("small", {"OPTIONS": {"MAX_BYTES": 100}})
    del STORES["small"]


def test_what_was_not_read_for_longest_goes_first(cache):
    for name in ("a", "b"):
        cache.set(name, Thing(40))
    cache.get("a")
    cache.set("c", Thing(40))
    assert [name for name in "abc" if cache.get(name)] == ["a", "c"]
    assert cache.bytes == 80


def test_a_thing_that_grew_is_counted_anew(cache):
    grown = Thing(40)
    cache.set("a", grown)
    cache.set("b", Thing(40))
    grown.size = 70
    cache.set("a", grown)
    assert cache.bytes == 70
    assert cache.get("b") is None


def test_what_is_larger_than_everything_is_not_kept(cache):
    cache.set("a", Thing(101))
    assert cache.get("a") is None

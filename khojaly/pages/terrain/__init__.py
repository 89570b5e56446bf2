"""Rivers and water for locator maps, from GSHHG; see `LICENSE` beside this file. No borders.

`terrain.json` covers the region of this record only. A frame elsewhere shows none.
"""

import json
from functools import lru_cache
from itertools import pairwise
from pathlib import Path


@lru_cache(maxsize=1)
def _terrain():
    return json.loads((Path(__file__).parent / "terrain.json").read_text())


def rivers_within(bounds):
    """The stretches of rivers that touch `bounds` (west, south, east, north, in degrees), each a
    list of (longitude, latitude); they may reach beyond it."""
    for line in _terrain()["rivers"]:
        stretch = []
        for piece in pairwise(line):
            if _touches(piece, bounds):
                stretch = stretch or [piece[0]]
                stretch.append(piece[1])
            elif stretch:
                yield stretch
                stretch = []
        if stretch:
            yield stretch


def water_within(bounds):
    """Lakes and the sea as far as they lie in `bounds`, each a closed ring of points."""
    for ring in _terrain()["water"]:
        if _touches(ring, bounds) and (inside := _clipped(ring, bounds)):
            yield inside


def _touches(points, bounds):
    west, south, east, north = bounds
    longs, lats = zip(*points, strict=True)
    return min(longs) <= east and max(longs) >= west and min(lats) <= north and max(lats) >= south


def _clipped(ring, bounds):
    """The ring within a rectangle (Sutherland and Hodgman: one edge after the other)."""
    west, south, east, north = bounds
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        ring = list(_cut(ring, axis, limit, sign))
    return ring


def _cut(ring, axis, limit, sign):
    """What of a ring is on the inner side of one edge."""
    for before, point in zip([ring[-1], *ring][: len(ring)] if ring else [], ring, strict=True):
        was_in, is_in = (sign * (at[axis] - limit) >= 0 for at in (before, point))
        if was_in != is_in:
            yield _crossing(before, point, axis, limit)
        if is_in:
            yield point


def _crossing(before, point, axis, limit):
    share = (limit - before[axis]) / (point[axis] - before[axis])
    other = 1 - axis
    crossing = [limit, limit]
    crossing[other] = before[other] + share * (point[other] - before[other])
    return crossing

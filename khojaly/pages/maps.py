"""A locator map: places with their names, their neighbours and distances, water and rivers.

The projection is plate carrée, with longitude shortened by the cosine of the middle latitude, so
that distances in the frame are true near its middle. Degrees are WGS84, units those of the drawing.
No border is drawn: whoever drew one would have to be named.
"""

import math
from dataclasses import dataclass

from django.utils.functional import cached_property

from khojaly.pages.terrain import rivers_within, water_within

from .map_labels import labels

KM_IN_A_DEGREE = 111.195
WIDTH, HEIGHT = 230, 240
MARGIN = 34
SHORTEST_KM = 8
SCALES_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
# Neighbours orient a map that shows few places; one that is all but at the same point does not.
ENOUGH, MOST_NEIGHBOURS, NEAR_KM, SAME_KM = 4, 4, 60, 2


@dataclass(frozen=True)
class Dot:
    """A place on the map. `is_main` is the first one, `is_neighbour` one that is only near."""

    place: object
    x: float
    y: float
    label: object
    is_main: bool
    is_neighbour: bool


@dataclass(frozen=True)
class Scale:
    km: int
    length: float


@dataclass(frozen=True)
class Distance:
    place: object
    km: int


class Map:
    """`places` are records with coordinates, at least one, the first of which is the main one;
    `neighbours` further ones; `missing` those of the subject that have no coordinates."""

    width, height = WIDTH, HEIGHT

    def __init__(self, places, neighbours=(), missing=()):
        self.places, self.neighbours, self.missing = places, list(neighbours), missing
        self.shown = [*places, *self.neighbours]
        lats = [place.latitude for place in self.shown]
        longs = [place.longitude for place in self.shown]
        self.middle = (min(lats) + max(lats)) / 2, (min(longs) + max(longs)) / 2
        self.squeeze = math.cos(math.radians(self.middle[0]))
        self.degree = self._units_of_a_degree(max(lats) - min(lats), max(longs) - min(longs))

    @classmethod
    def of(cls, places, every=list):
        """The map of those places whose coordinates are known, or None when none are. `every()`
        gives the places among which neighbours are found."""
        located = [place for place in places if place.latitude is not None]
        if not located:
            return None
        near = neighbours_of(located, every()) if len(located) < ENOUGH else ()
        return cls(located, near, [place for place in places if place.latitude is None])

    def _units_of_a_degree(self, lat_span, long_span):
        """So that everything fits with a margin; one place alone has some land around it."""
        shortest = SHORTEST_KM / KM_IN_A_DEGREE
        down = (HEIGHT - 2 * MARGIN) / max(lat_span, shortest)
        across = (WIDTH - 2 * MARGIN) / max(long_span * self.squeeze, shortest)
        return min(down, across)

    def point(self, longitude, latitude):
        """Where a point lies in the drawing."""
        x = WIDTH / 2 + (longitude - self.middle[1]) * self.squeeze * self.degree
        y = HEIGHT / 2 + (self.middle[0] - latitude) * self.degree
        return round(x, 1), round(y, 1)

    @cached_property
    def dots(self):
        """A `Dot` for each place, the main one first, neighbours last."""
        points = [self.point(place.longitude, place.latitude) for place in self.shown]
        names = [place.short_name for place in self.shown]
        written = labels(names, points, (WIDTH, HEIGHT), [self._box_of_scale])
        return [
            Dot(place, x, y, label, number == 0, number >= len(self.places))
            for number, (place, (x, y), label) in enumerate(
                zip(self.shown, points, written, strict=True)
            )
        ]

    @property
    def _box_of_scale(self):
        return WIDTH - 20 - self.scale.length, HEIGHT - 34, WIDTH, HEIGHT

    @property
    def bounds(self):
        """West, south, east and north of the frame, in degrees."""
        high, wide = HEIGHT / 2 / self.degree, WIDTH / 2 / self.degree / self.squeeze
        lat, long = self.middle
        return long - wide, lat - high, long + wide, lat + high

    @cached_property
    def rivers(self):
        """The rivers in the frame as the `d` of one path; empty where none are known."""
        return "".join(self._path(line) for line in rivers_within(self.bounds))

    @cached_property
    def water(self):
        """Lakes and sea in the frame, likewise."""
        return "".join(f"{self._path(ring)}z" for ring in water_within(self.bounds))

    def _path(self, points):
        return "M" + " ".join(f"{x:g},{y:g}" for x, y in (self.point(*point) for point in points))

    @cached_property
    def scale(self):
        """A bar for the longest round distance that is at most half of the frame."""
        km_of_a_unit = KM_IN_A_DEGREE / self.degree
        km = max((s for s in SCALES_KM if s <= WIDTH * km_of_a_unit / 2), default=SCALES_KM[0])
        return Scale(km, round(km / km_of_a_unit, 1))

    @property
    def scale_at(self):
        """Where the bar of the scale begins, so that it ends near the corner."""
        return round(WIDTH - 10 - self.scale.length, 1)

    @property
    def distances(self):
        """How far the other places are from the main one, the nearest first."""
        main, *others = self.shown
        found = [Distance(place, round(distance_km(main, place))) for place in others]
        return sorted(found, key=lambda item: item.km)


def neighbours_of(places, every):
    """The places near the first of `places`, the nearest first; where none is near, the nearest."""
    main, found = places[0], []
    for place in sorted(every, key=lambda place: (_far(main, place), place.identifier)):
        if place.latitude is None or len(found) == MOST_NEIGHBOURS:
            break
        if found and distance_km(main, place) > NEAR_KM:
            break
        if all(distance_km(other, place) > SAME_KM for other in (*places, *found)):
            found.append(place)
    return found


def _far(main, place):
    """How far a place is; one without coordinates is farthest."""
    return math.inf if place.latitude is None else distance_km(main, place)


def distance_km(one, other):
    """The great-circle distance of two places in kilometres (haversine)."""
    lats = [math.radians(place.latitude) for place in (one, other)]
    across = math.radians(other.longitude - one.longitude)
    share = (
        math.sin((lats[1] - lats[0]) / 2) ** 2
        + math.cos(lats[0]) * math.cos(lats[1]) * math.sin(across / 2) ** 2
    )
    return 2 * math.asin(math.sqrt(share)) * math.degrees(1) * KM_IN_A_DEGREE

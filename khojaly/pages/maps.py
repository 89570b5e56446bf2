"""A locator map: places as numbered dots in percent of a frame, drawn without borders.

The projection is plate carrée, with longitude shortened by the cosine of the middle latitude, so
that distances in the frame are true near its middle. Degrees are WGS84.
"""

import math
from dataclasses import dataclass

KM_IN_A_DEGREE = 111.32
MARGIN = 0.22
SMALLEST_DEGREES = 0.5
PROPORTION = 1.6  # The width of the frame over its height.
SCALES_KM = (5, 10, 20, 50, 100, 200, 500)
NEAR_PERCENT = 6
SCALE_START = 3
# The drawing of the coast in `events/_land.html`: its bounds in degrees, its size in units.
LAND_WEST, LAND_EAST, LAND_SOUTH, LAND_NORTH = 43.5, 51, 38.3, 42
LAND_WIDTH, LAND_HEIGHT = 600, 386.4


@dataclass(frozen=True)
class Dot:
    number: int
    place: object
    x: str
    y: str
    label_before: bool


@dataclass(frozen=True)
class Scale:
    km: int
    end: str


class Map:
    """`places` are records with coordinates, at least one."""

    def __init__(self, places):
        self.places = places
        lats = [place.latitude for place in places]
        longs = [place.longitude for place in places]
        self.middle = (min(lats) + max(lats)) / 2, (min(longs) + max(longs)) / 2
        self.squeeze = math.cos(math.radians(self.middle[0]))
        self.height = self._height(max(lats) - min(lats), max(longs) - min(longs))

    @classmethod
    def of(cls, places):
        """The map of those places whose coordinates are known, or None when none are."""
        located = [place for place in places if place.latitude is not None]
        return cls(located) if located else None

    def _height(self, lat_span, long_span):
        """Degrees of latitude that the frame covers, so that everything fits with a margin."""
        needed = max(lat_span, long_span * self.squeeze / PROPORTION, SMALLEST_DEGREES / 2)
        return needed * (1 + 2 * MARGIN)

    @property
    def dots(self):
        points = [self._point(place) for place in self.places]
        return [
            Dot(number, place, f"{x:.2f}%", f"{y:.2f}%", self._crowded(x, y, points))
            for number, (place, (x, y)) in enumerate(zip(self.places, points, strict=True), 1)
        ]

    def _point(self, place):
        lat, long = self.middle
        x = (place.longitude - long) * self.squeeze / (self.height * PROPORTION)
        y = (lat - place.latitude) / self.height
        return 50 + 100 * x, 50 + 100 * y

    @staticmethod
    def _crowded(x, y, points):
        """Whether another dot stands just to the right, so that the number goes to the left."""
        return any(0 < px - x < NEAR_PERCENT and abs(py - y) < NEAR_PERCENT for px, py in points)

    @property
    def land(self):
        """The part of the drawing of the coast to show, as a `viewBox`; empty where the
        frame reaches beyond the drawing."""
        lat, long = self.middle
        high, wide = self.height / 2, self.height * PROPORTION / self.squeeze / 2
        inside = long - wide >= LAND_WEST and long + wide <= LAND_EAST
        if not (inside and lat - high >= LAND_SOUTH and lat + high <= LAND_NORTH):
            return ""
        across = LAND_WIDTH / (LAND_EAST - LAND_WEST)
        down = LAND_HEIGHT / (LAND_NORTH - LAND_SOUTH)
        corner = (long - wide - LAND_WEST) * across, (LAND_NORTH - lat - high) * down
        return " ".join(f"{n:.2f}" for n in (*corner, 2 * wide * across, 2 * high * down))

    @property
    def scale(self):
        """A bar for the longest round distance that is at most a third of the frame."""
        width_km = self.height * PROPORTION * KM_IN_A_DEGREE
        km = max((s for s in SCALES_KM if s <= width_km / 3), default=SCALES_KM[0])
        return Scale(km, f"{SCALE_START + 100 * km / width_km:.2f}%")

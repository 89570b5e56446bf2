"""Where the names on a map stand: beside their dots, and clear of each other if that can be."""

from dataclasses import dataclass

LETTER = 7.0  # The width of an average letter and the height of a line, in units of the map.
LINE = 15
# Right, left, above, below, and between: (across, down, anchor).
PLACES_FOR_A_NAME = (
    (9, 4.5, "start"), (-9, 4.5, "end"), (7, -6, "start"), (-7, -6, "end"),
    (7, 15, "start"), (-7, 15, "end"), (0, -9, "middle"), (0, 18, "middle"),
    (7, -20, "start"), (-7, -20, "end"), (7, 29, "start"), (-7, 29, "end"),
)  # fmt: skip
OUTSIDE = 1_000


@dataclass(frozen=True)
class Label:
    """A name, the point where it is anchored, and how ("start", "middle" or "end")."""

    text: str
    x: float
    y: float
    anchor: str

    @property
    def box(self):
        """What it covers, about: left, top, right, bottom."""
        width = LETTER * len(self.text)
        left = self.x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        return left, self.y - LINE * 0.75, left + width, self.y + LINE * 0.25


def labels(names, points, size, taken=()):
    """A `Label` for each name, in their order, which is that of their weight.

    `points` are the dots, `size` the width and height of the map, `taken` boxes that are in use.
    """
    taken = [*taken, *((x - 5, y - 5, x + 5, y + 5) for x, y in points)]
    placed = []
    for name, point in zip(names, points, strict=True):
        found = min(_choices(name, point), key=lambda label: _cost(label, size, taken))
        taken.append(found.box)
        placed.append(found)
    return placed


def _choices(name, point):
    x, y = point
    return [Label(name, x + across, y + down, how) for across, down, how in PLACES_FOR_A_NAME]


def _cost(label, size, taken):
    left, top, right, bottom = label.box
    outside = left < 2 or top < 2 or right > size[0] - 2 or bottom > size[1] - 2
    return OUTSIDE * outside + sum(_overlap(label.box, other) for other in taken)


def _overlap(one, other):
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0

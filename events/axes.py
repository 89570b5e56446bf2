"""The shared axis of figures that are compared: from zero, in hundredths of its length, so that it
fits any width and a place on it can be the name of a class."""

from dataclasses import dataclass

STEPS = (1, 2, 2.5, 5)
MOST_STEPS = 3


@dataclass(frozen=True)
class Tick:
    value: int
    at: int


class Axis:
    """Places whole numbers from 0 to `maximum` on a line of round steps, the last of which ends
    beyond `maximum`, so that a mark and its open end have room."""

    def __init__(self, maximum):
        self.maximum = max(maximum, 1)
        self.step = nice_step(self.maximum)
        self.steps = self.maximum // self.step + 1
        self.end = self.steps * self.step

    def at(self, number):
        """The position of a number in hundredths of the axis, a whole number from 0 to 100."""
        return round(100 * number / self.end)

    @property
    def ticks(self):
        """The steps that are named; the end of the axis is not."""
        return [Tick(value, self.at(value)) for value in range(0, self.end, self.step)]

    def mark(self, estimate):
        """The classes that draw an `Estimate`: `x41` its point, `open-up` or `open-down` its open
        end, `possible` or `range` with `f33 t67` a band."""
        point = [] if estimate.point is None else [f"x{self.at(estimate.point)}"]
        if estimate.band is None:
            return " ".join(point + ([f"open-{estimate.open_end}"] if estimate.open_end else []))
        low, high = (self.at(number) for number in estimate.band)
        return " ".join([*point, _kind_of_band(estimate), f"f{low}", f"t{high}"])


def _kind_of_band(estimate):
    """`possible`, where a band continues the figure upwards, with dashes from the one to the other;
    `range` where it stands by itself."""
    point = estimate.point
    return "possible" if point is not None and point < estimate.band[0] else "range"


def nice_step(maximum, most=MOST_STEPS):
    """A round whole step, fewer than `most` of which reach `maximum`."""
    power = 1
    while True:
        for step in STEPS:
            size = step * power
            if size == int(size) and maximum / size < most:
                return int(size)
        power *= 10

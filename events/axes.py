"""The shared axis of a comparison: from zero, in percent of the lane, so that it fits any width."""

from dataclasses import dataclass

STEPS = (1, 2, 2.5, 5)
ROOM = 1.1
OPEN_END = 6  # How long the dashed end of an open figure is drawn, in percent of the lane.


@dataclass(frozen=True)
class Tick:
    value: int
    at: str


class Axis:
    """Places whole numbers from 0 to `maximum` on a lane."""

    def __init__(self, maximum):
        self.maximum = max(maximum, 1)

    def at(self, number):
        """The position of a number, as a percentage with two decimals."""
        return percent(self._share(number))

    def _share(self, number):
        return 100 * number / (self.maximum * ROOM)

    @property
    def ticks(self):
        step = nice_step(self.maximum)
        return [Tick(value, self.at(value)) for value in range(0, self.maximum + 1, step)]

    def mark(self, estimate):
        """How an `Estimate` is drawn: dot, band and open end, each a position or None."""
        point, band = estimate.point, estimate.band
        return Mark(
            dot=None if point is None else self.at(point),
            band=band and (self.at(band[0]), percent(self._share(band[1] - band[0]))),
            band_end=band and self.at(band[1]),
            open_end=self._open_end(estimate),
        )

    def _open_end(self, estimate):
        if not estimate.open_end:
            return None
        share = self._share(estimate.point)
        if estimate.open_end == "up":
            stop = self._share(estimate.band[0]) if estimate.band else min(share + OPEN_END, 100)
            return percent(share), percent(stop)
        return percent(max(share - OPEN_END, 0)), percent(share)


@dataclass(frozen=True)
class Mark:
    """`dot` is a position; `band` a position and a width, with its end in `band_end`; `open_end`
    two positions; or None."""

    dot: str | None
    band: tuple | None
    band_end: str | None
    open_end: tuple | None


def percent(share):
    return f"{share:.2f}%"


def nice_step(maximum, most=5):
    """A round whole step with which at most `most` ticks reach `maximum`."""
    power = 1
    while True:
        for step in STEPS:
            size = step * power
            if size == int(size) and maximum / size < most:
                return int(size)
        power *= 10

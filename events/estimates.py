"""Estimates: how many, with the bounds and the words the claimant gave. No database here."""

from dataclasses import dataclass

FIGURES = ("low", "best", "high", "possible_low", "possible_high")
BOUNDS = {
    "exact": {"best"},
    "about": {"best"},
    "at-least": {"low"},
    "more-than": {"low"},
    "up-to": {"high"},
    "fewer-than": {"high"},
    "between": {"low", "high"},
}


@dataclass(frozen=True)
class Estimate:
    """A figure: whole numbers `low`, `best`, `high` (or None), and a qualifier that says which
    of them there are. `possible_low` and `possible_high` hold a further range that the claimant
    calls possible (“at least 200, possibly 500 to 1,000”).
    """

    qualifier: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    possible_low: int | None = None
    possible_high: int | None = None

    @classmethod
    def from_content(cls, content):
        return cls(**content) if content else None

    @property
    def numbers(self):
        bounds = (self.low, self.best, self.high, self.possible_low, self.possible_high)
        return [number for number in bounds if number is not None]

    @property
    def minimum(self):
        return min(self.numbers)

    @property
    def maximum(self):
        return max(self.numbers)

    @property
    def point(self):
        """The number drawn as a dot; None for a range."""
        given = BOUNDS[self.qualifier]
        return None if len(given) > 1 else getattr(self, next(iter(given)))

    @property
    def band(self):
        """The range drawn as a band, as (from, to), or None."""
        if self.qualifier == "between":
            return self.low, self.high
        if self.possible_low is not None:
            return self.possible_low, self.possible_high
        return None

    @property
    def open_end(self):
        """Where the figure is open: "up" (at least), "down" (up to) or "" (neither)."""
        return {"at-least": "up", "more-than": "up", "up-to": "down", "fewer-than": "down"}.get(
            self.qualifier, ""
        )

"""One result as a page shows it: what it is, its name, where it leads, the words that match."""

from functools import cached_property

from events.wording import estimate_words
from khojaly.ledger.prose import Prose

from .plain import plain
from .text import LANGUAGES

# The texts of a record that an excerpt is taken from, the most telling first.
TEXTS = {
    "event": ("summary", "narrative"),
    "claim": ("statement", "scope", "note"),
    "source": ("description", "note"),
    "place": ("about",),
    "actor": ("about",),
    "question": ("counts",),
}


class Result:
    """`number` is the version that the search asked for, or None for the current one."""

    def __init__(self, record, marker, language, number=None):
        self.record, self.marker, self.language = record, marker, language
        self.number = number if record.version.number != number else None
        self.kind = record.KIND
        self.also = []  # The results that repeat this one.

    @property
    def repeats(self):
        """The identifier of the claim that this one repeats, or an empty text."""
        origin = self.record.content["repeats"] if self.kind == "claim" else None
        return origin["id"] if origin else ""

    @property
    def address(self):
        return self.record.get_absolute_url()

    @cached_property
    def title(self):
        """The pieces of the title."""
        return self.marker.pieces(self._title, self.title_language)

    @property
    def _title(self):
        if self.kind != "claim":
            return str(self.record.label)
        estimate = self.record.estimate
        name = str(self.record.claimant.name)
        return f"{name}: {estimate_words(estimate)}" if estimate else name

    @property
    def title_language(self):
        if self.kind == "source":
            return self.record.label_language
        return (self.record.claimant.name if self.kind == "claim" else self.record.label).lang

    @cached_property
    def excerpt(self):
        """The pieces of the excerpt and their language."""
        return self.marker.excerpt(list(self._texts()))

    def _texts(self):
        """The texts in the reader's language, then in the others."""
        languages = sorted(LANGUAGES, key=lambda code: code != self.language)
        for code in languages:
            for name in TEXTS[self.kind]:
                if text := Prose(self.record.content.get(name)).texts.get(code):
                    yield plain(text) if self.kind == "event" else text, code
        if self.kind == "claim" and self.record.words:
            yield self.record.words["text"], self.record.words["language"]

"""The part of a text where what was searched for stands, cut into pieces that match or do not."""

import re
from dataclasses import dataclass

from .text import LANGUAGES, as_prefix
from .words import STOP_WORDS, stem, words

WORD = re.compile(r"\d{1,3}(?:[.,\u00a0\u2009\u202f]\d{3})+(?!\d)|\w(?:[\w'’ʼ]*\w)?")
BEFORE, LENGTH = 80, 280


@dataclass(frozen=True)
class Piece:
    """A run of text; `hit` says that it is what was searched for."""

    text: str
    hit: bool


class Marker:
    """Finds the words of a search in texts as people wrote them."""

    def __init__(self, terms):
        phrases = [phrase for term in terms for phrase in term.phrases]
        found = {word for phrase in phrases for word in phrase}
        self.exact = (found - STOP_WORDS) or found
        self.prefixes = tuple(phrase[0] for phrase in phrases if as_prefix(phrase))
        self.stems = {(code, stem(w, code)) for w in self.exact for code in LANGUAGES}

    def pieces(self, text, language=""):
        """All of `text`, cut."""
        return _cut(text, self._hits(text, language))

    def excerpt(self, texts):
        """The best part of the first of `texts`, as (text, language), that holds a word: its
        pieces and its language. Without any hit, the beginning of the first."""
        for text, language in texts:
            if hits := self._hits(text, language):
                return self._part(text, hits), language
        text, language = next(iter(texts), ("", ""))
        return self._part(text, []), language

    def _part(self, text, hits):
        start = max(hits[0][0] - BEFORE, 0) if hits else 0
        if start:
            start = text.find(" ", start) + 1
        end = len(text) if len(text) <= start + LENGTH else text.rfind(" ", start, start + LENGTH)
        end = end if end > start else start + LENGTH
        inside = [(a - start, b - start) for a, b in hits if start <= a and b <= end]
        pieces = _cut(text[start:end], inside)
        before = [Piece("… ", False)] if start else []
        return before + pieces + ([Piece(" …", False)] if end < len(text) else [])

    def _hits(self, text, language):
        return [found.span() for found in WORD.finditer(text) if self._is_hit(found[0], language)]

    def _is_hit(self, word, language):
        return any(
            part in self.exact
            or (language, stem(part, language) if language in LANGUAGES else "") in self.stems
            or (self.prefixes and language not in LANGUAGES and part.startswith(self.prefixes))
            for part in words(word)
        )


def _cut(text, hits):
    pieces, at = [], 0
    for start, end in hits:
        pieces += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    return [piece for piece in [*pieces, Piece(text[at:], False)] if piece.text]

"""What was typed, read: identifiers, numbers, dates, phrases and words. Never an error."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cached_property

from khojaly.ledger.addresses import is_all_of, named_in
from sources.duplicates.identifiers import same_doi, same_isbn, same_symbol, same_url
from sources.folding import folded, in_latin

from .dates import Days, days_in
from .figures import Figures, figures_in
from .words import STOP_WORDS, words

LONGEST = 300
MOST_TERMS = 12
DIGEST = re.compile(r"(?:sha-?256[:\s]+)?([0-9a-f]{8,64})$", re.I)
SYMBOL = re.compile(r"[AS]/[\w/.()-]{2,60}$", re.I)
QUOTED = re.compile(r'["“”«»„]([^"“”«»„]+)["“”«»„]')


@dataclass(frozen=True)
class Term:
    """Something that must be found: one of `phrases`, each a tuple of folded words. `begun` says
    that the last of them may be the beginning of a word."""

    phrases: tuple
    begun: bool = False


@dataclass
class Query:
    """A search as typed. `text` is cut to `LONGEST` signs, without those that cannot be seen.
    `typing` says that it is not finished: its last word may be the beginning of one."""

    typed: str
    typing: bool = False
    text: str = field(init=False)

    def __post_init__(self):
        plain = (sign for sign in self.typed if unicodedata.category(sign) != "Cf")
        seen = "".join(sign if sign.isprintable() else " " for sign in plain)
        self.text = " ".join(unicodedata.normalize("NFC", seen).split())[:LONGEST].strip()

    @property
    def cut(self):
        """Whether less than all of what was typed is looked for."""
        return len(self.typed.strip()) > LONGEST or len(self._terms) > MOST_TERMS

    @cached_property
    def identifier(self):
        """An identifier and a version number (or None) that the whole text names, or None."""
        named = named_in(self.text) if is_all_of(self.text) else None
        return (named.identifier.lower(), named.number) if named else None

    @cached_property
    def digest(self):
        """The beginning of a version's digest, or None."""
        found = DIGEST.match(self.text)
        return found[1].lower() if found and not found[1].isdigit() else None

    @cached_property
    def keys(self):
        """The normal forms under which a thing is found when it is all that was typed."""
        found = {self.text.lower(), " ".join(words(self.text))}
        found |= {same(self.text) for same in (same_doi, same_symbol, same_isbn)}
        if "/" in self.text or "." in self.text:
            found.add(_address(self.text))
        if self.identifier:
            found.add(self.identifier[0])
        return sorted(key for key in found if len(key) > 1)

    @cached_property
    def symbol(self):
        """The beginning of a document symbol such as A/59/713, in its normal form, or ""."""
        return same_symbol(self.text) if SYMBOL.match(self.text) else ""

    @cached_property
    def figures(self) -> Figures | None:
        """The number or range that is named, or None."""
        return figures_in(self.text)

    @cached_property
    def days(self) -> Days | None:
        """The days that a date in the text can mean, or None."""
        return days_in(self.text)

    @cached_property
    def phrases(self):
        """What stands between quotation marks, as tuples of folded words."""
        found = [tuple(words(part)) for part in QUOTED.findall(self.text)]
        return [phrase for phrase in found if phrase]

    @cached_property
    def _terms(self):
        said = self.days.words if self.days and not QUOTED.search(self.text) else ""
        loose = words(QUOTED.sub(" ", self.text).replace(said or " ", " "))
        telling = [word for word in loose if word not in STOP_WORDS] or (
            [] if self.phrases or said else loose
        )
        dated = [Term(self.days.forms)] if said else []
        quoted = [Term((phrase,)) for phrase in self.phrases]
        plain = [_term(word) for word in dict.fromkeys(telling)]
        if self.typing and plain and not telling[-1].isdigit():
            plain[-1] = replace(plain[-1], begun=True)
        return [*quoted, *dated, *plain]

    @property
    def terms(self):
        """All that must be found, at most `MOST_TERMS`."""
        return self._terms[:MOST_TERMS]

    @cached_property
    def other_terms(self):
        """The terms without the words of the number and the date."""
        spoken = {word for part in (self.figures, self.days) if part for word in words(part.words)}
        dated = self.days.forms if self.days else ()
        return [t for t in self.terms if t.phrases != dated and not set(t.phrases[0]) <= spoken]

    def __bool__(self):
        return bool(self.terms or self.identifier)


def _term(word):
    """A word, and where it is in Cyrillic letters the same word in Azerbaijani's Latin ones."""
    return Term(tuple(dict.fromkeys(((word,), (folded(in_latin(word)),)))))


def _address(text):
    try:
        return same_url(text if "//" in text else f"//{text}")
    except ValueError:
        return ""

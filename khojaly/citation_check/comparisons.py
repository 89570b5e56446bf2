"""A comparison that was cited as of a moment: which of its claims were published again since."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core.exceptions import BadRequest

from khojaly.ledger.editions import Edition, NotInEdition
from khojaly.pages.editions import moment_of
from khojaly.pages.reading import comparison

from .verdicts import FigureThen, estimate_of

ADDRESS = re.compile(
    r"/events/([a-z0-9][\w-]{0,99})/([a-z0-9][\w-]{0,99})/\?as-of=([0-9][0-9T:.Z+-]{0,39})"
)


@dataclass
class Cited:
    """The comparison of an event and a question (slugs) at an aware datetime; `text` is that moment
    as the address gives it."""

    event: str
    question: str
    moment: datetime
    text: str

    @property
    def then(self):
        return self._at(Edition(self.moment, self.text))

    @property
    def now(self):
        return self._at(Edition())

    def _at(self, edition):
        try:
            return comparison(edition.find("event", self.event), self.question, None)
        except NotInEdition:
            return None

    @cached_property
    def changes(self):
        """The claims that stand otherwise today, as (claim, "added", "withdrawn" or "changed",
        its `FigureThen`)."""
        then, now = _by_identifier(self.then), _by_identifier(self.now)
        names = sorted(then | now, key=lambda name: (then | now)[name].number)
        return [
            ((now | then)[name], how, _figure(then.get(name), now.get(name)))
            for name in names
            if (how := _how(then.get(name), now.get(name)))
        ]

    @property
    def figures_are_the_same(self):
        """Whether each figure that was cited stands, and no other has been added."""
        return all(figure.is_same for _claim, _how, figure in self.changes)


def _how(then, now):
    """How a claim stands otherwise, or an empty text where it does not."""
    if then is None:
        return "added"
    if now is None:
        return "withdrawn"
    return "changed" if then.version != now.version else ""


def _figure(then, now):
    return FigureThen(*(estimate_of(claim.version) if claim else "" for claim in (then, now)))


def _by_identifier(found):
    return {claim.identifier: claim for claim in found.claims} if found else {}


def cited_comparison(text):
    """The `Cited` that a text names by an address with its moment, or None."""
    found = ADDRESS.search(text)
    if not found:
        return None
    try:
        cited = Cited(found[1], found[2], moment_of(found[3]), found[3])
    except BadRequest:
        return None
    return cited if cited.then else None

"""A comparison that was cited as of a moment: which of its claims were published again since."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import BadRequest

from khojaly.ledger.editions import Edition, NotInEdition
from khojaly.pages.editions import moment_of
from khojaly.pages.reading import comparison

ADDRESS = re.compile(
    r"/events/([a-z0-9][\w-]{0,99})/([a-z0-9][\w-]{0,99})/\?as-of=([0-9][0-9T:.Z+-]{0,39})"
)


@dataclass(frozen=True)
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

    @property
    def changes(self):
        """The claims that stand otherwise today, as (claim, "added", "withdrawn" or "changed")."""
        then, now = _by_identifier(self.then), _by_identifier(self.now)
        for name in sorted(then | now, key=lambda name: (then | now)[name].number):
            if name not in then:
                yield now[name], "added"
            elif name not in now:
                yield then[name], "withdrawn"
            elif then[name].version != now[name].version:
                yield now[name], "changed"


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

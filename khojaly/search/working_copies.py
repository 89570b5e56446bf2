"""Drafts, laid out as records are and searched in memory: they are few beside what is published,
and are in no index, so that no reader can ever find one.

What was laid out is kept by the process until the draft or one of its rows is edited.
"""

from dataclasses import dataclass

from django.db.models import Q

from khojaly.desk.drafts import DraftEdition
from khojaly.ledger.editions import Edition
from khojaly.ledger.revisions import states_of

from .documents import lay_out
from .text import LANGUAGES, as_prefix
from .words import stem

_kept = {}  # By the label of a model: {key: (state, draft)}.


@dataclass(frozen=True)
class Draft:
    """The words of a draft, each text with a blank at either end; `keys` are its whole names and
    identifiers, `facts` its numbers and days."""

    names: str
    texts: dict
    others: str
    keys: tuple
    facts: dict

    def rank(self, finding):
        """How well it answers: 0 by a whole name, 1 by a name, 2 by its texts; None for not."""
        query = finding.query
        if set(self.keys).intersection(query.keys):
            return 0
        if any(key.startswith(tuple(query.keys)) for key in self.keys) or self._named(finding):
            return 1
        return 2 if self._has(finding.terms) or self._fits(query, finding.others) else None

    def _named(self, finding):
        return bool(finding.terms) and all(
            any(_stands(phrase, self.names, term.begun) for phrase in term.phrases)
            for term in finding.terms
        )

    def _has(self, terms):
        return bool(terms) and all(
            any(self._says(phrase, term.begun) for phrase in term.phrases) for term in terms
        )

    def _says(self, phrase, begun):
        if any(_stands(phrase, text, begun) for text in (self.names, self.others)):
            return True
        return any(
            _stands([stem(word, code) for word in phrase], text, False)
            or (begun and _stands(phrase, text, True))
            for code, text in self.texts.items()
        )

    def _fits(self, query, others):
        """Whether its figure or its day is one that was asked for, with the other words."""
        figures, days = query.figures, query.days
        asked = [
            self._overlaps("low", "high", figures.low, figures.high) if figures else None,
            self._overlaps("first_day", "last_day", days.first, days.last) if days else None,
        ]
        return any(asked) and (not others or self._has(others))

    def _overlaps(self, start, end, low, high):
        first, last = self.facts.get(start), self.facts.get(end)
        begins = high is None or (first is not None and first <= high)
        ends = low is None or (last is not None and last >= low)
        return begins and ends


def _stands(phrase, text, begun):
    """Whether a phrase (folded words) stands in a text, or the beginning of one where it may."""
    end = "" if begun or as_prefix(tuple(phrase)) else " "
    return f" {' '.join(phrase)}{end}" in text


def drafts_found(model, finding):
    """`(rank, key)` of each draft of a model that answers, the best and then the newest first."""
    drafts = _drafts(model)
    ranks = [(draft.rank(finding), pk) for pk, draft in drafts.items()]
    found = [(rank, pk) for rank, pk in ranks if rank is not None]
    return sorted(found, key=lambda item: (item[0], -item[1]))


def _drafts(model):
    """`{key: draft}` of all working copies that differ from what readers see, or that they never
    saw; only those edited since are laid out anew."""
    status = model.Status
    drafts = model.objects.filter(Q(current=None) | Q(status__in=(status.DRAFT, status.REVIEW)))
    states = states_of(model, drafts.order_by().values("pk"))
    kept = _kept.get(model._meta.label, {})
    stale = [pk for pk, state in states.items() if kept.get(pk, (None,))[0] != state]
    edition = Copies()
    fresh = {
        item.pk: (states[item.pk], edition.laid_out(item))
        for item in (model.objects.filter(pk__in=stale).select_related("current") if stale else ())
    }
    kept = {pk: (kept | fresh)[pk] for pk in states if pk in fresh or pk in kept}
    _kept[model._meta.label] = kept
    return {pk: draft for pk, (_state, draft) in kept.items()}


class Copies(DraftEdition):
    """The site of now, from which many drafts are read."""

    def __init__(self):
        Edition.__init__(self)

    def laid_out(self, item):
        """The `Draft` of a working copy."""
        found = lay_out(self._draft(item))
        columns = [f" {column} ".replace("\n", " ") for column in found.columns(LANGUAGES)]
        texts = dict(zip(LANGUAGES, columns[1:-1], strict=True))
        return Draft(columns[0], texts, columns[-1], tuple(found.rows()), found.facts)

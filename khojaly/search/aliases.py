"""Other names of what a search names: whoever types Шуша also finds what says Shusha."""

from collections import defaultdict

from .models import Name
from .queries import Term
from .words import words

LONGEST_ALIAS = 4
NAMED = ("place", "actor")
MOST_NAMES = 12


def with_aliases(terms):
    """The terms, each run of words that is a name of a place or an actor joined to its others."""
    loose = [term.phrases for term in terms]
    spans = {
        " ".join(word for phrases in loose[start:end] for word in phrases[at]): (start, end)
        for start in range(len(loose))
        for end in range(start + 1, min(start + LONGEST_ALIAS, len(loose)) + 1)
        for at in (0, -1)  # As it was typed, and in Latin letters.
    }
    known = _names_of_same(spans)
    found = defaultdict(list)
    for text, names in known.items():
        found[spans[text]] += names
    return _joined(terms, found)


def _names_of_same(spans):
    """For each text that is a name: all names of the things that bear it, as tuples of words."""
    bearers = Name.objects.filter(text__in=list(spans), document__kind__in=NAMED).exclude(shown="")
    rows = Name.objects.filter(document__in=bearers.values("document")).exclude(shown="")
    of_document = defaultdict(list)
    for document, text in rows.values_list("document", "text").order_by("pk"):
        of_document[document].append(text)
    found = defaultdict(list)
    for names in of_document.values():
        for text in set(names).intersection(spans):
            found[text] += [tuple(words(name)) for name in names]
    return {text: list(dict.fromkeys(names))[:MOST_NAMES] for text, names in found.items()}


def _joined(terms, known):
    """Replace the longest runs first; what remains stays as it is."""
    result, at = [], 0
    while at < len(terms):
        ends = [end for (start, end) in known if start == at]
        end = max(ends, default=at + 1)
        if ends:
            typed = [tuple(w for term in terms[at:end] for w in term.phrases[n]) for n in (0, -1)]
            result.append(Term(tuple(dict.fromkeys([*typed, *known[at, end]]))))
        else:
            result.append(terms[at])
        at = end
    return result

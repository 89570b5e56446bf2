"""Names that are spelled almost like what was typed.

They are compared in Python over the names of places, actors and events, a few hundred: so it is
the same on every database and needs no extension of it. Common trigrams choose the candidates, as
PostgreSQL's pg_trgm does; how long the parts are that agree puts them in order.
"""

from difflib import SequenceMatcher

from .models import Name
from .words import words

NAMED = ("place", "actor", "event")
COMMON, ALIKE = 0.25, 0.7
MOST, MOST_NAMES = 3, 20_000


def suggestions(query, language):
    """At most `MOST` published names that are like the query's text, the likest first."""
    typed = " ".join(words(query.text))
    wanted, best = trigrams(typed), {}
    for document, text, shown, code in _names():
        likeness = _likeness(typed, wanted, text)
        key = (likeness, code == language)
        if likeness >= ALIKE and text != typed and key > best.get(document, ((0, False), ""))[0]:
            best[document] = (key, shown)
    ranked = sorted(best.values(), key=lambda item: (-item[0][0], item[1]))
    return list(dict.fromkeys(shown for _key, shown in ranked))[:MOST]


def _names():
    rows = Name.objects.filter(document__kind__in=NAMED, document__withdrawn=False)
    rows = rows.exclude(shown="").order_by("pk")
    return rows.values_list("document", "text", "shown", "language")[:MOST_NAMES]


def _likeness(typed, wanted, name):
    """From 0 to 1: that of the whole name, or of as many of its words together as were typed."""
    parts = [part for part in _parts(name, typed) if _share(wanted, trigrams(part)) >= COMMON]
    return max((SequenceMatcher(None, typed, part).ratio() for part in parts), default=0)


def _parts(name, typed):
    there, count = name.split(), len(typed.split())
    runs = range(len(there) - count + 1)
    return {name, *(" ".join(there[at : at + count]) for at in runs)}


def _share(some, others):
    return len(some & others) / len(some | others) if some and others else 0


def trigrams(text):
    """The runs of three signs in a text, each word with blanks around it."""
    return {
        padded[at : at + 3]
        for padded in (f"  {word} " for word in text.split())
        for at in range(len(padded) - 2)
    }

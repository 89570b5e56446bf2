"""From parameters to entries: which versions a list shows, and in which order."""

import datetime

from django.db.models import Exists, OuterRef

from .models import STANDING, Entry, Mention

SAME = ("event", "question", "qualifier", "basis", "verification", "group")
MENTIONED = ("claimant", "source", "place", "part_of")


def entries(kind, given, seq):
    """The entries of a kind that stood at position `seq` (None for now) and that `given` (the
    list's parameters) asks for, ordered."""
    found = standing(kind, seq)
    if given.status != "any":
        found = found.filter(status=given.status)
    if given.updated_since is not None:
        found = found.filter(seq__gt=given.updated_since)
    for narrow in (_same, _mentioned, _about_others, _dated, _counted):
        found = narrow(found, kind, given, seq)
    return found.order_by("sort")


def standing(kind, seq):
    if seq is None:
        return Entry.objects.filter(kind=kind, until=STANDING)
    return Entry.objects.filter(kind=kind, seq__lte=seq, until__gt=seq)


def _same(found, kind, given, seq):
    wanted = {name: value for name in SAME if (value := getattr(given, name, None))}
    if kind != "claim":
        own = {"subkind": "kind", "position": "position", "language": "language"}
        wanted |= {c: value for c, name in own.items() if (value := getattr(given, name, None))}
    return found.filter(**wanted)


def _mentioned(found, kind, given, seq):
    for role in MENTIONED:
        if identifier := getattr(given, role, None):
            found = found.filter(pk__in=_mentioning(role, identifier=identifier))
    return found


def _mentioning(role, **which):
    return Mention.objects.filter(role=role, **which).values("entry")


def _about_others(found, kind, given, seq):
    """What a claim is found by that stands in the records of its question, claimant and sources."""
    if kind != "claim":
        return found
    if given.kind:
        questions = standing("question", seq).filter(subkind=given.kind)
        found = found.filter(question__in=questions.values("identifier"))
    if given.position:
        found = found.filter(_mentions("claimant", "actor", seq, position=given.position))
    if given.language:
        found = found.filter(_mentions("source", "source", seq, language=given.language))
    return found


def _mentions(role, kind, seq, **like):
    """Whether an entry mentions, in a role, a thing of which this is true."""
    things = standing(kind, seq).filter(**like).values("identifier")
    return Exists(Mention.objects.filter(entry=OuterRef("pk"), role=role, identifier__in=things))


def _dated(found, kind, given, seq):
    first, last = getattr(given, "claimed_from", None), getattr(given, "claimed_until", None)
    if year := getattr(given, "year", None):
        found = _between(found, datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return _between(found, first, last)


def _between(found, first, last):
    """Dates may be as wide as a year: what can mean a day in between is found."""
    if first:
        found = found.filter(last_day__gte=first.toordinal())
    return found.filter(first_day__lte=last.toordinal()) if last else found


def _counted(found, kind, given, seq):
    least, most = getattr(given, "figure_from", None), getattr(given, "figure_until", None)
    if least is not None:
        found = found.filter(most__gte=least)
    return found.filter(least__lte=most) if most is not None else found


def page(found, column, given):
    """One page of a queryset ordered by a column that is unique in it: (rows, next cursor).

    A cursor names the last row shown, so that publications do not move what comes after it.
    """
    if given.cursor is not None:
        found = found.filter(**{f"{column}__gt": given.cursor})
    shown = list(found[: given.limit + 1])
    more = len(shown) > given.limit
    shown = shown[: given.limit]
    return shown, getattr(shown[-1], column) if more else None

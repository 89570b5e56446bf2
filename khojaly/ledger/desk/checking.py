"""Checks: what an editor should look at again. None of them says who is right. Apps register them.

What a check found is kept in the cache until a thing that it reads is edited or published, so
that counts, lists and marks cost a query for the state of the tables and nothing more.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.apps import apps
from django.core.cache import cache
from django.db.models import Max, Value
from django.utils.formats import number_format

from khojaly.ledger.canonical import sha256
from khojaly.ledger.models import Version

CHECKS = {}
SECONDS_KEPT = 24 * 3600


@dataclass(frozen=True)
class Check:
    """`find` yields `(model label, pk, params)`: where to look, and the numbers and names for
    `sentence`. `reads` are the labels of the models it depends on, all with a history; without
    any its result is not kept."""

    name: str
    title: str
    sentence: str
    find: Callable[[], Iterable]
    reads: tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """Something to look at again: in which check, about what, and a sentence that says so."""

    check: Check
    label: str
    pk: int
    params: tuple

    @property
    def sentence(self):
        words = {name: _words(value) for name, value in self.params}
        return str(self.check.sentence) % words


def _words(value):
    return number_format(value, use_l10n=True) if isinstance(value, int) else value


def check(name, title, sentence, reads=()):
    """A decorator that registers the function as the check of this name."""

    def register(function):
        CHECKS[name] = Check(name, title, sentence, function, tuple(reads))
        return function

    return register


def findings(name, state=None):
    """The `Finding`s of one check. Raises `KeyError` for an unknown name."""
    wanted = CHECKS[name]
    if not wanted.reads:
        return _found(wanted, wanted.find())
    state = state or table_state()
    now = [state.get(label) for label in ("ledger.version", *wanted.reads)]
    key = f"desk-check-{name}-{sha256(repr(now).encode())}"
    kept = cache.get(key)
    if kept is None:
        kept = [(label, pk, tuple(params.items())) for label, pk, params in wanted.find()]
        cache.set(key, kept, SECONDS_KEPT)
    return [Finding(wanted, *item) for item in kept]


def _found(wanted, items):
    return [Finding(wanted, label, pk, tuple(params.items())) for label, pk, params in items]


def all_findings():
    """`{check: findings}` of every check."""
    state = table_state()
    return {each: findings(name, state) for name, each in CHECKS.items()}


def findings_on(label, pks):
    """`{pk: findings}` on some objects of one model."""
    wanted, found = set(pks), {}
    for items in all_findings().values():
        for item in items:
            if item.label == label and item.pk in wanted:
                found.setdefault(item.pk, []).append(item)
    return found


def table_state():
    """How far each table has come, in one query: `{model label: (newest row, when)}`."""
    labels = sorted({label for each in CHECKS.values() for label in each.reads})
    queries = [_newest(Version, "ledger.version", "seq", "published_at")]
    queries += [_newest(_history(label), label, "history_id", "history_date") for label in labels]
    rows = queries[0].union(*queries[1:], all=True)
    return {label: (newest, when) for label, newest, when in rows}


def _history(label):
    return apps.get_model(label).history.model


def _newest(model, label, key, moment):
    rows = model.objects.order_by().annotate(label=Value(label)).values("label")
    return rows.annotate(newest=Max(key), at=Max(moment)).values_list("label", "newest", "at")

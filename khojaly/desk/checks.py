"""Checks: what an editor should look at again. None of them says who is right. Apps register them.

What a check found is kept by the process until a thing that it reads is edited or published, so
that counts, lists and marks cost a query for the state of the tables and nothing more.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.apps import apps
from django.db import DatabaseError
from django.db.models import Subquery
from django.utils.formats import number_format
from django.utils.functional import cached_property

from khojaly.ledger.canonical import canonical, sha256
from khojaly.ledger.models import Version
from khojaly.ledger.tracking import history_of

from .answers import answers_that_hold, newest_answer
from .models import Answer

log = logging.getLogger(__name__)

CHECKS = {}
FAILED = set()  # The names of the checks that failed when they last ran.
# By the name of a check: the state of the tables then, what was found, and the same by object.
_kept = {}


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
    params: dict
    answer: Answer | None = None

    @cached_property
    def digest(self):
        """What the finding says, as 64 hexadecimal digits: by it an answer belongs to it."""
        params = {name: str(value) for name, value in self.params.items()}
        return sha256(canonical([self.check.name, self.label, self.pk, params]))

    @property
    def sentence(self):
        words = {name: _words(value) for name, value in self.params.items()}
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
    """The `Finding`s of one check that nobody answered. Raises `KeyError` for an unknown name."""
    state = state if state is not None else table_state()
    held = answers_that_hold(state)
    return [each for each in _all_found(name, state) if each.digest not in held]


def answered(name):
    """The `Finding`s of one check that are right as they are, each with its answer, the newest
    answer first."""
    state = table_state()
    held = answers_that_hold(state)
    found = [each for each in _all_found(name, state) if each.digest in held]
    found = [replace(each, answer=held[each.digest]) for each in found]
    return sorted(found, key=lambda each: -each.answer.pk)


def _all_found(name, state):
    """What a check found, answered or not, kept until something that it reads is edited."""
    wanted = CHECKS[name]
    now = [state.get(label) for label in ("ledger.version", *wanted.reads)]
    kept = _kept.get(name)
    if kept is None or kept[0] != now or None in now or not wanted.reads:
        found = _found(wanted)
        kept = _kept[name] = now, found, _by_object(found)
    return kept[1]


def _found(wanted):
    """What a check finds. One that fails is told in the log and shown as failed (`FAILED`), until
    something that it reads is edited: one bad row must not take the desk from everybody."""
    FAILED.discard(wanted.name)
    try:
        return [Finding(wanted, *item) for item in wanted.find()]
    except DatabaseError:
        raise
    except Exception:
        log.exception("The check %s failed.", wanted.name)
        FAILED.add(wanted.name)
        return []


def _by_object(found):
    index = {}
    for item in found:
        index.setdefault((item.label, item.pk), []).append(item)
    return index


def all_findings():
    """`{check: findings}` of every check."""
    state = table_state()
    return {each: findings(name, state) for name, each in CHECKS.items()}


def findings_on(label, pks):
    """`{pk: findings}` on some objects of one model."""
    state = table_state()
    held = answers_that_hold(state)
    for name in CHECKS:
        _all_found(name, state)
    indexes = [_kept[name][2] for name in CHECKS]
    found = {
        pk: [
            item
            for index in indexes
            for item in index.get((label, pk), ())
            if item.digest not in held
        ]
        for pk in pks
    }
    return {pk: items for pk, items in found.items() if items}


def table_state():
    """How far each table has come, in one query: `{model label: (newest row, when)}`; empty as
    long as nothing was published."""
    labels = sorted({label for each in CHECKS.values() for label in each.reads})
    newest = {}
    for label in labels:
        rows = history_of(apps.get_model(label)).objects.order_by("-history_id")
        newest[f"{label}-row"] = Subquery(rows.values("history_id")[:1])
        newest[f"{label}-at"] = Subquery(rows.values("history_date")[:1])
    newest["desk.answer"] = Subquery(newest_answer())
    head = Version.objects.order_by("-seq").values("seq", "chain").annotate(**newest).first()
    if head is None:
        return {}
    state = {label: (head[f"{label}-row"], head[f"{label}-at"]) for label in labels}
    state |= {"desk.answer": head["desk.answer"]}
    return state | {"ledger.version": (head["seq"], head["chain"])}

"""Random histories of three people at one claim: no public version holds a field that its publisher
typed since the version before, and each says truly who did. The process is killed in some of their
acts, before any statement: then all of the act is kept, or nothing.

`HISTORIES=10000` in the environment, with `-m drill`, tries as many."""

import os
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from events.models import Claim
from khojaly.desk.acts import ACTS
from khojaly.desk.publication import seen_of
from khojaly.ledger.drafts import has_changes
from khojaly.ledger.lifecycle import make_draft
from khojaly.ledger.models import Version
from khojaly.ledger.models.version import OF_STATUS
from khojaly.ledger.pointers import pointer_fault
from khojaly.ledger.publishing import without_versions
from khojaly.ledger.verifying import first_fault
from khojaly.ledger.writing import hold
from tests import objects

NAMES = ("Ana", "Levon", "Rosa")
PEOPLE = st.sampled_from(NAMES)
TEXTS = st.sampled_from(["in flight", "in the town", "at the mosque"])
FIELDS = st.sampled_from(["scope_en", "statement_en", "low"])
NUMBERS = st.integers(1, 3)
HISTORIES = int(os.environ.get("HISTORIES") or 60)
# No act takes more statements; most take half as many.
STATEMENTS = st.integers(1, 60)


class Killed(BaseException):
    """Stands for the end of the process: no code of the site catches it, and of a transaction that
    was open the database keeps nothing."""


def killed_at(statement):
    """A context in which the process ends before the statement of this number."""
    left = iter(range(statement - 1))

    def execute(execute, *arguments):
        if next(left, None) is None:
            raise Killed
        return execute(*arguments)

    return connection.execute_wrapper(execute)


class Desk(RuleBasedStateMachine):
    """`typed` is who typed since the working copy was last published; `looked` is what each person
    has open on the review page."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        group = Group.objects.get(name="reviewer")
        self.people = {name: User.objects.create(username=name) for name in NAMES}
        for user in self.people.values():
            user.groups.add(group)
        self.claim, self.typed, self.looked = objects.published_claim(), {}, {}
        self.versions = 1
        self.done = SimpleNamespace(published=0, refused=0, killed=0, dropped=0)

    def teardown(self):
        fault = first_fault(Version.objects.order_by("seq"))
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        assert fault is None

    def act(self, name, act, note="", dying=None):
        given = {
            "reason": "Because.", "change_kind": "wording", "note": note,
            "revision": self.looked.get(name, ""), "reviewer": self.people["Rosa"],
        }  # fmt: skip
        try:
            with transaction.atomic(), dying or nullcontext():
                hold(self.claim)
                ACTS[act].do(self.people[name], self.claim, given)
                if act == "drop":
                    self.nothing_is_left_of_the_draft()
        except ValidationError:
            self.done.refused += 1
        except Killed:
            self.done.killed += 1
        self.claim = Claim.objects.get(pk=self.claim.pk)

    def nothing_is_left_of_the_draft(self):
        """What was dropped is in no later version unless somebody types it again."""
        assert not has_changes(Claim.objects.get(pk=self.claim.pk))
        self.typed, self.done.dropped = {}, self.done.dropped + 1

    @initialize(people=st.permutations(NAMES), field=FIELDS, text=TEXTS, number=NUMBERS)
    def begins_with_a_change_by_three(self, people, field, text, number):
        """Every history has a publication to begin with; chance alone leads to few."""
        self.goes_the_whole_road(*people, field, text, number)

    @rule(
        author=PEOPLE, submitter=PEOPLE, publisher=PEOPLE,
        field=FIELDS, text=TEXTS, number=NUMBERS,
    )  # fmt: skip
    def goes_the_whole_road(self, author, submitter, publisher, field, text, number):
        self.types(author, field, text, number)
        self.act(submitter, "submit", "Asked for it.")
        self.looks_and_publishes(publisher)

    @rule(name=PEOPLE, field=FIELDS, text=TEXTS, number=NUMBERS)
    def types(self, name, field, text, number):
        value = number if field == "low" else text
        changed = getattr(self.claim, field) != value
        setattr(self.claim, field, value)
        self.claim._history_user, self.claim._change_reason = self.people[name], "Typed."
        self.claim.save()
        make_draft(self.claim)
        if changed:
            self.typed.setdefault(name, set()).add(field)

    @rule(name=PEOPLE)
    def looks(self, name):
        self.looked[name] = seen_of(self.claim)

    @rule(name=PEOPLE, note=st.sampled_from(["", "Asked for it."]))
    def submits(self, name, note):
        self.act(name, "submit", note)

    @rule(name=PEOPLE)
    def publishes(self, name):
        self.act(name, "publish")

    @rule(name=PEOPLE)
    def looks_and_publishes(self, name):
        self.looks(name)
        self.act(name, "publish")

    @rule(author=PEOPLE, name=PEOPLE, field=FIELDS, text=TEXTS, number=NUMBERS)
    def types_and_it_is_dropped(self, author, name, field, text, number):
        self.types(author, field, text, number)
        self.act(name, "drop", "Not so.")

    @rule(name=PEOPLE, act=st.sampled_from(sorted(set(ACTS) - {"publish", "submit", "note"})))
    def does_another_act(self, name, act):
        self.act(name, act)

    @rule(name=PEOPLE, act=st.sampled_from(sorted(ACTS)), statement=STATEMENTS)
    def is_killed_in_an_act(self, name, act, statement):
        before = self.state()
        self.looks(name)
        killed = self.done.killed
        self.act(name, act, "Asked for it.", killed_at(statement))
        if self.done.killed > killed:
            assert self.state() == before

    def state(self):
        columns = ("status", "current", "merged_into", "low", "scope_en", "statement_en")
        kept = Claim.objects.filter(pk=self.claim.pk).values_list(*columns).get()
        return kept, Version.objects.count(), self.claim.history.count()

    @invariant()
    def no_version_holds_what_its_publisher_typed(self):
        versions = list(Version.objects.of("claim", "C1").order_by("number"))
        for before, version in zip(
            versions[self.versions - 1 :], versions[self.versions :], strict=False
        ):
            old, new = (without_versions(v.data["content"]) for v in (before, version))
            if version.change_kind in OF_STATUS:
                assert new == old
                assert version.editors == []
                continue
            assert version.published_by not in self.typed
            assert set(version.editors) == set(self.typed)
            assert new != old
            self.typed = {}
            self.done.published += 1
        self.versions = len(versions)

    @invariant()
    def the_pointers_hold(self):
        assert pointer_fault() is None


@pytest.mark.django_db
@pytest.mark.drill
def test_no_history_of_three_people_passes_the_gate():
    done = []

    class Counted(Desk):
        def teardown(self):
            done.append(self.done)
            super().teardown()

    run_state_machine_as_test(
        Counted, settings=settings(max_examples=HISTORIES, stateful_step_count=40, deadline=None)
    )
    assert sum(each.published for each in done) > 0
    assert sum(each.killed for each in done) > 0
    assert sum(each.dropped for each in done) > 0

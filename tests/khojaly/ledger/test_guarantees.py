"""Any sequence of saving, submitting, publishing, withdrawing, merging and restoring keeps the
guarantees of the ledger."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from events.models import Claim
from khojaly.ledger.lifecycle import give_back, merge, restore, submit, withdraw
from khojaly.ledger.models import ChangeKind, Publishable, Version
from khojaly.ledger.pointers import pointer_fault
from khojaly.ledger.publishing import NothingChanged, publish
from khojaly.ledger.verifying import first_fault
from tests import objects

CLAIMS = st.sampled_from(["C1", "C2"])
Status = Publishable.Status


class Site(RuleBasedStateMachine):
    """Two claims on one question, and every `record.json` that was ever served."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        first = objects.published_claim()
        about = {"event": first.event, "question": first.question, "claimant": first.claimant}
        second = objects.claim(about=about | {"source": first.citations.get().source})
        publish([second], objects.publication())
        self.served, self.refusals = {}, []

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def claim(self, name):
        return Claim.objects.get(identifier=name)

    def attempt(self, action, *arguments):
        """Do what may be refused with a sentence, never with anything else."""
        try:
            with transaction.atomic():
                action(*arguments, objects.publication(ChangeKind.CORRECTION))
        except ValidationError as refusal:
            self.refusals.append(refusal.messages)

    @rule(name=CLAIMS, low=st.integers(0, 3))
    def save(self, name, low):
        claim = self.claim(name)
        before, changed = claim.history.count(), claim.low != low
        claim.low = low
        claim.save()
        assert claim.history.count() == before + changed

    @rule(name=CLAIMS)
    def submit(self, name):
        claim = self.claim(name)
        if claim.status != Status.WITHDRAWN:
            submit(claim)
            assert self.claim(name).status == Status.REVIEW

    @rule(name=CLAIMS)
    def give_back(self, name):
        claim = self.claim(name)
        if claim.status == Status.REVIEW:
            give_back(claim)

    @rule(name=CLAIMS)
    def publish(self, name):
        claim = self.claim(name)
        if claim.status == Status.WITHDRAWN:
            return
        published = claim.current.data["content"]["estimate"]["low"]
        if published == claim.low and claim.current.change_kind not in ("withdrawn", "merged"):
            with pytest.raises(NothingChanged):
                publish([claim], objects.publication(ChangeKind.CORRECTION))
        else:
            publish([claim], objects.publication(ChangeKind.CORRECTION))

    @rule(name=CLAIMS)
    def withdraw(self, name):
        self.attempt(withdraw, self.claim(name))

    @rule(name=CLAIMS, other=CLAIMS)
    def merge(self, name, other):
        self.attempt(merge, self.claim(name), self.claim(other))

    @rule(name=CLAIMS)
    def restore(self, name):
        self.attempt(restore, self.claim(name))

    @precondition(lambda self: Version.objects.count() > len(self.served))
    @invariant()
    def new_versions_are_served(self):
        for version in Version.objects.filter(kind="claim"):
            address = f"/claims/{version.identifier}/v{version.number}/record.json"
            content = Client().get(address).content
            assert self.served.setdefault(address, content) == content

    @invariant()
    def what_was_served_stays(self):
        for address, content in self.served.items():
            assert Client().get(address).content == content

    @invariant()
    def the_ledger_is_whole(self):
        assert first_fault(Version.objects.order_by("seq")) is None
        assert pointer_fault() is None

    @invariant()
    def readers_see_the_newest_version_and_only_that(self):
        for claim in Claim.objects.select_related("current"):
            answer = Client().get(f"/claims/{claim.identifier}/")
            assert answer.status_code == (308 if claim.merged_into else 200)
            if answer.status_code == 200:
                low = claim.current.data["content"]["estimate"]["low"]
                assert f"at least {low}" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("examples", [4, pytest.param(40, marks=pytest.mark.drill)])
def test_any_sequence_of_editorial_acts_keeps_the_guarantees(examples):
    run_state_machine_as_test(
        Site, settings=settings(max_examples=examples, stateful_step_count=12, deadline=None)
    )

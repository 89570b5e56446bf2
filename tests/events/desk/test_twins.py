"""A claim entered a second time is noticed at the form, and later on the review page."""

import pytest

from events.models import Claim
from khojaly.desk.checks import findings
from tests import objects
from tests.khojaly.desk.conftest import Desk

pytestmark = pytest.mark.django_db
ADD = "/admin/events/claim/add/"


@pytest.fixture
def editor(db):
    return Desk("Aytan", "editor")


@pytest.fixture
def first(db):
    return objects.claim()


def enter(editor, like, **changes):
    """Send the form of a new claim that says what another does, but for `changes`."""
    given = editor.fields(ADD) | {
        "event": like.event_id, "question": like.question_id, "claimant": like.claimant_id,
        "claimed_on": like.claimed_on, "qualifier": like.qualifier, "low": like.low,
        "basis": like.basis, "verification": like.verification, "change_reason": "New.",
    }  # fmt: skip
    texts = ("statement_en", "statement_es", "scope_en", "scope_es")
    given |= {name: getattr(like, name) for name in texts}
    return editor.client.post(
        ADD, {k: "" if v is None else v for k, v in (given | changes).items()}
    )


@pytest.mark.parametrize(
    "changes",
    [{}, {"statement_en": "HRW speaks of 200 dead at the least."}, {"claimed_on": ""},
     {"claimed_on": "1994"}, {"low": "300"}],
)  # fmt: skip
def test_the_same_figure_or_the_same_day_is_asked_about(editor, first, changes):
    page = enter(editor, first, **changes).content.decode()
    assert f"{first.identifier}: Human Rights Watch says" in page
    assert "tick “This is another claim”" in page
    assert Claim.objects.count() == 1


def test_it_is_entered_once_the_editor_says_that_it_is_another(editor, first):
    assert enter(editor, first, not_a_copy="on").status_code == 302
    assert Claim.objects.count() == 2


@pytest.mark.parametrize("changes", [{"low": "300", "claimed_on": "1995"}, {"claimed_on": "2001"}])
def test_another_figure_or_time_is_another_claim(editor, first, changes):
    assert enter(editor, first, **changes).status_code == 302


def test_what_replaces_a_claim_and_what_was_withdrawn_are_no_copies(editor, first):
    assert enter(editor, first, supersedes=first.pk).status_code == 302
    Claim.objects.exclude(pk=first.pk).update(supersedes=None, status="withdrawn")
    Claim.objects.filter(pk=first.pk).update(status="withdrawn")
    assert enter(editor, first).status_code == 302


def test_whoever_edits_a_claim_is_not_asked_again(editor, first):
    enter(editor, first, not_a_copy="on")
    answer = editor.save(first, note_en="Page 6.", note_es="Página 6.", change_reason="Read.")
    assert answer.status_code == 302


def test_two_that_say_the_same_are_named_on_the_review_page(editor, first):
    enter(editor, first, not_a_copy="on")
    other = Claim.objects.exclude(pk=first.pk).get()
    page = editor.get(editor.address(other, "review"))
    assert f"{first.identifier}, {other.identifier} say the same on one question" in page


def test_statements_of_one_day_are_named_where_their_words_are_alike(editor, first):
    words = {"qualifier": "", "low": None, "not_a_copy": "on"}
    Claim.objects.filter(pk=first.pk).update(qualifier="", low=None)
    enter(editor, first, **words, statement_en="Of the mountain passes nothing is known in winter.")
    assert findings("entered-twice") == []
    enter(editor, first, **words)
    assert {finding.pk for finding in findings("entered-twice")} >= {first.pk}

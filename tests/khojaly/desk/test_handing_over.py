"""A draft goes from hand to hand: from a contributor to an editor, to a reviewer who is asked for
it, back to its author, and on to the next."""

import pytest

from tests import objects
from tests.khojaly.desk.conftest import Desk

pytestmark = pytest.mark.django_db

SCOPE = {"scope_en": "civilians in flight", "change_reason": "The scope."}
PUBLISH = {"change_kind": "scope", "reason": "The report names them so."}


def section(desk, title):
    """One section of the desk's first page."""
    page = desk.get("/admin/")
    return page.split(f"<h2>{title}</h2>")[1].split("</section>")[0] if title in page else ""


def test_a_contributor_hands_a_draft_over_and_editors_see_that_it_is_ready(
    contributor, editor, claim
):
    contributor.save(claim, **SCOPE)
    assert "Ana, 0\xa0minutes ago" in section(editor, "Drafts of others")
    assert "ready" not in section(editor, "Drafts of others")
    text = contributor.act(claim, "ready", note="Only the scope.").content.decode()
    assert "The editors see that C1 is ready." in text
    assert '<b class="ready">' in section(editor, "Drafts of others")
    assert editor.address(claim, "review") in section(editor, "Drafts of others")
    assert "Only the scope." in editor.get(editor.address(claim, "review"))
    editor.act(claim, "submit", note="For Ana.")
    assert section(contributor, "Yours, in review by others")
    assert claim.identifier not in section(editor, "Drafts of others")


def test_a_contributor_answers_a_remark(contributor, editor, claim):
    contributor.save(claim, **SCOPE)
    editor.act(claim, "note", note="Which page is it?")
    assert "Which page is it?" in section(contributor, "Answers to your drafts")
    review = contributor.get(contributor.address(claim, "review"))
    assert 'value="note"' in review
    assert 'value="submit"' not in review
    contributor.act(claim, "note", note="Page 6.")
    assert "Page 6." in editor.get(editor.address(claim, "review"))
    assert "Nothing new." in section(contributor, "Answers to your drafts")


def test_what_is_in_review_is_not_handed_over(editor, claim):
    editor.save(claim, **SCOPE)
    editor.act(claim, "submit")
    assert "C1 is not a draft." in editor.act(claim, "ready").content.decode()


def test_a_contributor_sets_a_draft_of_their_own_aside_and_takes_it_up(contributor, editor, db):
    made = Desk("Rza", "contributor")
    draft = objects.source(title="A slip of the pen")
    draft.title, draft._history_user, draft._change_reason = "A slip", made.user, "Mine."
    draft.save()
    assert "Others worked on this" in contributor.act(draft, "set-aside", note="x").content.decode()


def test_a_reviewer_is_asked_by_name(editor, reviewer, claim):
    other = Desk("Levon", "reviewer")
    editor.save(claim, **SCOPE)
    review = editor.get(editor.address(claim, "review"))
    assert f'<option value="{reviewer.user.pk}">Arpine</option>' in review
    editor.act(claim, "submit", reviewer=reviewer.user.pk)
    assert "you are asked" in section(reviewer, "Waiting for your review")
    assert "Arpine is asked" in section(other, "Waiting for your review")
    assert "Arpine is asked" in section(editor, "Yours, in review by others")
    editor.act(claim, "ask", reviewer=other.user.pk)
    assert "you are asked" in section(other, "Waiting for your review")
    assert "you are asked" not in section(reviewer, "Waiting for your review")
    assert "This field is required." in editor.act(claim, "ask").content.decode()


def test_an_editor_who_may_not_publish_cannot_be_asked(editor, claim):
    someone = Desk("Rza", "editor")
    editor.save(claim, **SCOPE)
    editor.act(claim, "submit", reviewer=someone.user.pk)
    claim.refresh_from_db()
    assert claim.status == "draft"


def test_whoever_is_asked_is_told_by_mail(editor, reviewer, claim, settings, mailoutbox):
    settings.EMAIL_HOST = "mail.example.org"
    reviewer.user.email = "arpine@example.org"
    reviewer.user.save()
    editor.save(claim, **SCOPE)
    editor.act(claim, "submit", reviewer=reviewer.user.pk)
    assert [letter.to for letter in mailoutbox] == [["arpine@example.org"]]


def test_ones_own_submissions_stand_apart_from_what_one_can_do(editor, reviewer, claim):
    reviewer.save(claim, **SCOPE)
    reviewer.act(claim, "submit")
    assert claim.identifier not in section(reviewer, "Waiting for your review")
    assert claim.identifier in section(reviewer, "Yours, in review by others")
    assert claim.identifier in section(editor, "Waiting for review")


def test_an_edit_of_a_citation_makes_a_draft_ones_own(editor, claim):
    editor.save(claim, change_reason="Page.", **{"citations-0-locator_en": "7"})
    assert claim.identifier in section(editor, "Your drafts")


def test_after_publishing_one_lands_on_what_waits_next(editor, reviewer, claim):
    source = claim.citations.get().source
    editor.save(claim, **SCOPE)
    editor.save(source, publisher="Human Rights Watch", change_reason="The publisher.")
    editor.act(claim, "submit")
    editor.act(source, "submit")
    answer = reviewer.act(claim, "publish", **PUBLISH)
    assert answer.redirect_chain[-1][0] == reviewer.address(source, "review")
    assert "C1 is published." in answer.content.decode()
    answer = reviewer.act(source, "publish", **PUBLISH)
    assert answer.redirect_chain[-1][0] == reviewer.address(source, "review")


def test_the_reviewer_sees_what_was_edited_since_she_returned_it(editor, reviewer, claim):
    editor.save(claim, **SCOPE)
    editor.act(claim, "submit")
    reviewer.act(claim, "return", note="Which page is it?")
    editor.save(claim, change_reason="Page 7.", **{"citations-0-locator_en": "7"})
    editor.act(claim, "submit")
    review = reviewer.get(reviewer.address(claim, "review"))
    since = review.split("Since you returned it")[1].split("<h2>")[0]
    assert "Which page is it?" in since
    assert "7" in since
    assert "in flight" not in since
    assert "in flight" in review
    assert "Since Arpine returned it" in editor.get(editor.address(claim, "review"))

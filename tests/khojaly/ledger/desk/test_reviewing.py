import pytest

from khojaly.ledger.models import Version
from tests.pages import Page

pytestmark = pytest.mark.django_db

REASON = {"change_kind": "claimant-revised", "reason": "The report of 1994 gives 500."}


@pytest.fixture
def edited(editor, claim):
    editor.save(claim, low="500", figure_shown="on", change_reason="Read in the report.")
    claim.refresh_from_db()
    return claim


def test_from_the_edit_to_the_public_page_history_and_feed(editor, reviewer, edited, client):
    before = client.get("/claims/C1/v1/record.json").content
    assert "C1 is in review." in editor.act(edited, "submit").content.decode()
    review = reviewer.get(reviewer.address(edited, "review"))
    assert "<del>200</del>" in review
    assert "<ins>500</ins>" in review
    assert review.count("<dt>") == 1
    assert "C1 is published." in reviewer.act(edited, "publish", **REASON).content.decode()
    assert "at least 500" in Page(client, "/claims/C1/").text
    history = Page(client, "/claims/C1/history/").text
    assert "edited by Aytan, published by Arpine" in history
    assert REASON["reason"] in history
    assert "C1 v2" in client.get("/changes/feed.atom").content.decode()
    assert client.get("/claims/C1/v1/record.json").content == before


def test_whoever_made_the_last_edit_does_not_publish_it(reviewer, claim):
    reviewer.save(claim, scope_en="civilians in flight", change_reason="The scope.")
    text = reviewer.act(claim, "publish", **REASON).content.decode()
    assert "You made the last edit, so someone else has to publish it." in text
    assert REASON["reason"] in text
    assert Version.objects.of("claim", "C1").count() == 1


def test_a_site_of_one_person_may_relax_this_but_not_for_a_figure(reviewer, claim, settings):
    settings.SECOND_PERSON_REQUIRED = False
    reviewer.save(claim, scope_en="civilians in flight", change_reason="The scope.")
    assert "C1 is published." in reviewer.act(claim, "publish", **REASON).content.decode()
    reviewer.save(claim, low="500", figure_shown="on", change_reason="A figure.")
    text = reviewer.act(claim, "publish", **REASON).content.decode()
    assert "You changed a figure here" in text


def test_publishing_needs_a_reason(reviewer, edited):
    text = reviewer.act(edited, "publish", change_kind="correction", reason="").content.decode()
    assert "This field is required." in text
    assert Version.objects.of("claim", "C1").count() == 1


def test_a_draft_goes_back_with_a_note_that_its_author_sees(editor, reviewer, edited):
    editor.act(edited, "submit")
    reviewer.act(edited, "return", change_kind="correction", reason="Which page is it?")
    edited.refresh_from_db()
    assert edited.status == "draft"
    assert "Arpine: Which page is it?" in editor.get(editor.address(edited, "review"))


def test_an_editor_cannot_publish(editor, edited):
    answer = editor.client.post(editor.address(edited, "review"), {"act": "publish"} | REASON)
    assert answer.status_code == 403
    assert 'value="publish"' not in editor.get(editor.address(edited, "review"))


def test_a_contributor_cannot_submit(contributor, edited):
    answer = contributor.client.post(contributor.address(edited, "review"), {"act": "submit"})
    assert answer.status_code == 403


def test_a_reviewer_withdraws_with_a_reason_that_readers_see(reviewer, claim, client):
    reviewer.act(claim, "withdraw", change_kind="correction", reason="Recorded twice.")
    assert "Withdrawn. Recorded twice." in Page(client, "/claims/C1/").text
    reviewer.act(claim, "restore", change_kind="correction", reason="It was not.")
    assert "Withdrawn." not in Page(client, "/claims/C1/").text


def test_what_is_missing_is_said_before_publishing(reviewer, editor, claim):
    editor.save(claim, scope_es="", change_reason="Not translated yet.")
    text = reviewer.get(reviewer.address(claim, "review"))
    assert "is missing in Spanish." in text

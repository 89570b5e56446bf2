"""What people tell each other about a draft: beside it, on the desk's first page, by mail."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db

RETURN = {"note": "Which page is it?"}
PUBLISH = {"change_kind": "correction", "reason": "Checked."}


@pytest.fixture
def submitted(editor, claim):
    editor.save(claim, scope_en="civilians in flight", change_reason="The scope.")
    editor.act(claim, "submit")
    return claim


@pytest.fixture
def mail(settings, mailoutbox):
    settings.EMAIL_HOST = "mail.example.org"
    return mailoutbox


def with_address(desk):
    desk.user.email = f"{desk.user.username.lower()}@example.org"
    desk.user.save()


def test_the_queue_says_who_submitted_and_how_long_it_waits(reviewer, submitted):
    page = reviewer.get("/admin/")
    assert reviewer.address(submitted, "review") in page
    assert "Aytan, 0\xa0minutes ago" in page


def test_the_author_finds_the_answer_on_the_first_page(editor, reviewer, submitted):
    assert "Nothing new." in editor.get("/admin/")
    reviewer.act(submitted, "return", **RETURN)
    page = editor.get("/admin/")
    assert "Which page is it?" in page
    assert "Arpine returned it" in page
    assert editor.address(submitted, "review") in page


def test_an_answer_is_gone_once_the_author_edited_again(editor, reviewer, submitted):
    reviewer.act(submitted, "return", **RETURN)
    editor.save(submitted, scope_en="civilians", change_reason="Page 6.", figure_shown="")
    assert "Which page is it?" not in editor.get("/admin/")
    assert "Which page is it?" in editor.get(editor.address(submitted, "review"))


def test_the_form_shows_the_note_with_which_a_draft_came_back(editor, reviewer, submitted):
    assert "Notes on this draft" not in editor.get(editor.address(submitted))
    reviewer.act(submitted, "return", **RETURN)
    form = editor.get(editor.address(submitted))
    assert "<b>Arpine</b> returned it" in form
    assert "<blockquote>Which page is it?</blockquote>" in form


def test_a_note_is_on_the_form_until_the_draft_is_published(editor, reviewer, submitted):
    reviewer.act(submitted, "return", **RETURN)
    editor.save(submitted, scope_en="civilians", change_reason="Page 6.", figure_shown="")
    editor.act(submitted, "submit")
    assert "Which page is it?" in editor.get(editor.address(submitted))
    reviewer.act(submitted, "publish", **PUBLISH)
    assert "Which page is it?" not in editor.get(editor.address(submitted))
    assert "Which page is it?" in editor.get(editor.address(submitted, "review"))


def test_an_answer_is_for_the_author_only(contributor, reviewer, submitted):
    reviewer.act(submitted, "return", **RETURN)
    assert "Which page is it?" not in contributor.get("/admin/")


def test_my_drafts_are_those_i_edited_since_their_publication(editor, contributor, claim):
    editor.save(claim, scope_en="civilians in flight", change_reason="The scope.")
    assert editor.address(claim) in editor.get("/admin/").split("Your drafts")[1]
    assert contributor.address(claim) not in contributor.get("/admin/").split("Your drafts")[1]


def test_a_note_stays_with_the_draft_through_its_publication(editor, reviewer, submitted):
    editor.act(submitted, "note", note="Page 6, second paragraph.")
    reviewer.act(submitted, "publish", **PUBLISH)
    review = editor.get(editor.address(submitted, "review"))
    assert "Page 6, second paragraph." in review
    assert "<b>Arpine</b> published it" in review


def test_the_author_is_told_by_mail(editor, reviewer, submitted, mail):
    with_address(editor)
    reviewer.act(submitted, "return", **RETURN)
    assert [letter.to for letter in mail] == [["aytan@example.org"]]
    assert mail[0].subject == "C1: Arpine returned it"
    assert "Which page is it?" in mail[0].body
    assert f"http://testserver{editor.address(submitted, 'review')}" in mail[0].body


def test_nobody_gets_mail_about_their_own_act(editor, submitted, mail):
    with_address(editor)
    editor.act(submitted, "note", **RETURN)
    assert mail == []


def test_without_a_mail_server_nothing_is_sent(editor, reviewer, submitted, mailoutbox):
    with_address(editor)
    reviewer.act(submitted, "return", **RETURN)
    assert mailoutbox == []


def test_a_mail_server_that_fails_does_not_undo_what_was_done(
    editor, reviewer, submitted, settings
):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with_address(editor)
    text = reviewer.act(submitted, "return", **RETURN).content.decode()
    assert "C1 went back to its author." in text


@pytest.mark.parametrize(
    "reason", ['{"act": broken', '{"act": "note", "text": "Forged."}', '{"act": []}']
)
def test_an_administrators_reason_that_looks_like_a_note_is_none(reviewer, claim, reason):
    other = User.objects.create_user("Rza", is_staff=True)
    for item in (other, claim):
        LogEntry.objects.log_actions(reviewer.user.pk, [item], CHANGE, reason, single_object=True)
        LogEntry.objects.log_actions(other.pk, [item], CHANGE, reason, single_object=True)
    assert reviewer.get("/admin/")
    assert reviewer.get(reviewer.address(claim, "review"))

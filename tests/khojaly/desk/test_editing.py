import pytest

from events.models import Claim
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page

from .conftest import form_fields

pytestmark = pytest.mark.django_db


def test_an_edit_needs_a_reason_and_loses_nothing_without_one(editor, claim):
    answer = editor.save(claim, scope_en="civilians in flight")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "This field is required." in text
    assert "civilians in flight" in text
    assert claim.history.count() == 1


def test_an_edit_is_kept_with_its_reason_and_editor_and_readers_do_not_see_it(
    editor, claim, client
):
    answer = editor.save(claim, scope_en="civilians in flight", change_reason="Read again.")
    assert answer.status_code == 302
    newest = claim.history.first()
    assert (newest.history_change_reason, newest.history_user_name) == ("Read again.", "Aytan")
    claim.refresh_from_db()
    assert claim.status == "draft"
    assert "civilians in flight" not in Page(client, "/claims/C1/").text


def test_an_edit_of_a_citation_is_kept_with_the_same_reason(editor, claim):
    editor.save(claim, **{"citations-0-locator_en": "28", "change_reason": "The note is 28."})
    citation = claim.citations.get()
    assert citation.locator_en == "28"
    assert citation.history.first().history_change_reason == "The note is 28."


def test_saving_without_a_change_writes_nothing(editor, claim):
    editor.save(claim, change_reason="Nothing.")
    assert claim.history.count() == 1
    claim.refresh_from_db()
    assert claim.status == "published"


def test_a_second_editor_sees_the_first_ones_edit_and_chooses(editor, contributor, claim):
    opened = editor.fields(editor.address(claim))
    contributor.save(claim, scope_en="all civilians", change_reason="The scope.")
    answer = editor.save(claim, opened, scope_en="civilians in flight", change_reason="Mine.")
    text = answer.content.decode()
    assert "Ana saved this while you were editing." in text
    assert "all civilians" in text
    assert "civilians in flight" in text
    assert Claim.objects.get().scope_en == "all civilians"
    seen = claim.history.count() + claim.citations.get().history.count()
    answer = editor.save(
        claim, opened, scope_en="civilians in flight", change_reason="Mine.", seen=str(seen)
    )
    assert answer.status_code == 302
    assert Claim.objects.get().scope_en == "civilians in flight"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("low", "-5", "greater than or equal to 0"),
        ("low", "many", "Enter a whole number."),
        ("qualifier", "exact", "The qualifier and the figures do not fit"),
        ("claimed_on", "last spring", "is not a date this site can read"),
        ("words", "x" * 10_000, "at most 300 characters"),
        ("statement_en", "\x00", "Null characters are not allowed."),
    ],
)
def test_a_mistake_is_named_beside_its_field_and_loses_nothing(
    editor, claim, field, value, sentence
):
    answer = editor.save(
        claim, **{field: value, "scope_es": "civiles en fuga", "change_reason": "x"}
    )
    text = answer.content.decode()
    assert sentence in text
    assert "civiles en fuga" in text
    assert claim.history.count() == 1


def test_event_question_and_claimant_cannot_be_edited_once_published(editor, claim):
    fields = editor.fields(editor.address(claim))
    assert not {"event", "question", "claimant"} & set(fields)


def test_nobody_can_delete(reviewer, claim):
    reviewer.get(editor_address := reviewer.address(claim, "delete"), status=403)
    assert editor_address.endswith("/delete/")


def test_the_preview_shows_the_draft_by_the_public_template(editor, claim):
    editor.save(claim, low="500", figure_shown="on", change_reason="The report of 1994.")
    text = editor.get(editor.address(claim, "preview"))
    assert "Preview of a draft" in text
    assert "at least 500" in text


def test_lists_open_with_their_state_and_search(editor, claim):
    for address in ("events/claim/", "events/event/", "events/actor/", "sources/source/"):
        assert "published (v1)" in editor.get(f"/admin/{address}").lower()
    assert "C1" in editor.get("/admin/events/claim/?q=C1")


def test_a_claim_can_be_made_from_nothing(editor, claim):
    fields = editor.fields("/admin/events/claim/add/")
    given = {
        "event": claim.event_id, "question": claim.question_id, "claimant": claim.claimant_id,
        "statement_en": "Human Rights Watch counts 161.", 
        "statement_es": "Human Rights Watch cuenta 161.",
        "verification": "primary", "qualifier": "at-least", "low": "161", "change_reason": "New.",
    }  # fmt: skip
    answer = editor.client.post("/admin/events/claim/add/", fields | given)
    assert answer.status_code == 302, answer.content.decode()[:500]
    assert Claim.objects.get(identifier="C2").status == "draft"


def test_lines_as_browsers_send_them_are_no_edit(editor, claim):
    event = claim.event
    event.narrative_en = event.narrative_es = "First.\n\nSecond."
    event.save()
    publish([event], objects.publication(ChangeKind.WORDING))
    before = event.history.count()
    sent = {"narrative_en": "First.\r\n\r\nSecond.", "narrative_es": "First.\r\n\r\nSecond."}
    editor.save(event, **sent, change_reason="Nothing.")
    assert event.history.count() == before
    editor.save(event, **sent | {"narrative_en": "First.\r\n\r\nThird."}, change_reason="A word.")
    event.refresh_from_db()
    assert (event.narrative_en, event.narrative_es) == ("First.\n\nThird.", "First.\n\nSecond.")


def test_what_the_second_editor_did_not_touch_stays_as_the_first_one_saved_it(
    editor, contributor, claim
):
    opened = editor.fields(editor.address(claim))
    contributor.save(claim, scope_en="all civilians", change_reason="The scope.")
    answer = editor.save(claim, opened, note_en="Read on paper.", change_reason="A note.")
    again = form_fields(answer.content.decode())
    assert again["scope_en"] == "all civilians"
    assert editor.save(claim, again).status_code == 302
    kept = Claim.objects.get()
    assert (kept.scope_en, kept.note_en) == ("all civilians", "Read on paper.")


def test_an_edit_that_is_taken_back_leaves_no_draft(editor, claim):
    editor.save(claim, scope_en="civilians in flight", change_reason="Read again.")
    editor.save(claim, scope_en="Azerbaijani civilians", change_reason="It was right.")
    claim.refresh_from_db()
    assert claim.status == "published"


def test_a_marker_that_is_not_closed_is_named(editor, claim):
    answer = editor.save(claim.event, narrative_en="Azerbaijan gives {claim:C1.", change_reason="x")
    assert "begins like a marker and is none" in answer.content.decode()

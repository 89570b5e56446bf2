"""The form of a claim at the desk: its figure, its citations, what it is opened and left with."""

import pytest

from events.models import Claim
from tests import objects
from tests.khojaly.desk.conftest import form_fields

pytestmark = pytest.mark.django_db

ASKED = "Where can the new one be read?"


def new_claim(about):
    return {
        "event": about.event_id, "question": about.question_id, "claimant": about.claimant_id,
        "statement_en": "Human Rights Watch counts 161.",
        "statement_es": "Human Rights Watch cuenta 161.",
        "scope_en": "civilians", "scope_es": "civiles",
        "verification": "primary", "qualifier": "at-least", "low": "161", "change_reason": "New.",
    }  # fmt: skip


def orders(claim):
    return [(item.source.identifier, item.order) for item in claim.citations.order_by("order")]


def add_rows(desk, claim, *sources, **changes):
    """Send the form with a new citation row for each source."""
    fields = desk.fields(desk.address(claim))
    first = int(fields["citations-TOTAL_FORMS"])
    for number, source in enumerate(sources, start=first):
        row = {"source": str(source.pk), "relation": "states", "order": ""}
        fields |= {f"citations-{number}-{name}": value for name, value in row.items()}
    fields["citations-TOTAL_FORMS"] = str(first + len(sources))
    return desk.save(claim, fields, **{"change_reason": "Also read there."} | changes)


def test_a_changed_figure_is_asked_for_its_source(editor, claim):
    answer = editor.save(claim, low="500", change_reason="The report of 1994.")
    assert ASKED in answer.content.decode()
    assert Claim.objects.get().low == 200
    assert 'value="500"' in answer.content.decode()


def test_a_changed_citation_answers_where_the_figure_is(editor, claim):
    page = {"citations-0-locator_en": "24", "citations-0-locator_es": "24"}
    answer = editor.save(claim, low="500", change_reason="The report of 1994.", **page)
    assert answer.status_code == 302
    assert Claim.objects.get().low == 500


def test_a_tick_says_that_the_citations_show_the_figure_already(editor, claim):
    answer = editor.save(claim, low="500", change_reason="Misread.", figure_shown="on")
    assert answer.status_code == 302


def test_a_removed_citation_is_no_answer(editor, claim):
    removed = {"citations-0-DELETE": "on"}
    answer = editor.save(claim, low="500", change_reason="The report of 1994.", **removed)
    assert ASKED in answer.content.decode()


def test_nobody_is_asked_for_a_source_when_the_figure_stays(editor, claim):
    assert editor.save(claim, scope_en="civilians", change_reason="Scope.").status_code == 302


def test_new_citations_get_the_last_places(editor, claim):
    other, third = objects.source(title="Bloodshed"), objects.source(title="Black Garden")
    assert add_rows(editor, claim, other, third).status_code == 302
    assert orders(claim) == [("S1", 1), ("S2", 2), ("S3", 3)]


def test_a_citation_put_first_moves_the_others_on(editor, claim):
    add_rows(editor, claim, objects.source(title="Bloodshed"))
    answer = editor.save(claim, change_reason="The better one first.", **{"citations-1-order": "1"})
    assert answer.status_code == 302
    assert orders(claim) == [("S2", 1), ("S1", 2)]


def test_the_form_of_a_new_claim_is_prefilled_from_its_address(editor, claim):
    source = claim.citations.get().source
    fields = editor.fields(
        f"/admin/events/claim/add/?source={source.pk}&event={claim.event_id}"
        f"&question={claim.question_id}&claimant={claim.claimant_id}"
    )
    assert fields["citations-0-source"] == str(source.pk)
    assert fields["question"] == str(claim.question_id)
    assert fields["claimant"] == str(claim.claimant_id)


def test_the_citation_that_was_only_prefilled_is_saved(editor, claim):
    source = claim.citations.get().source
    address = f"/admin/events/claim/add/?source={source.pk}"
    answer = editor.client.post(address, editor.fields(address) | new_claim(claim))
    assert answer.status_code == 302, answer.content.decode()
    assert Claim.objects.get(identifier="C2").citations.get().source == source


@pytest.mark.parametrize("source", ["0", "99999", "S1", "-1", "%00"])
def test_a_source_that_is_not_there_leaves_the_row_empty(editor, claim, source):
    fields = editor.fields(f"/admin/events/claim/add/?source={source}")
    assert fields["citations-0-source"] == ""


def test_a_new_claim_is_saved_and_submitted_at_once(editor, claim):
    address = f"/admin/events/claim/add/?source={claim.citations.get().source_id}"
    fields = editor.fields(address) | new_claim(claim) | {"_submit": "1"}
    answer = editor.client.post(address, fields, follow=True)
    assert "C2 is in review." in answer.content.decode()
    assert Claim.objects.get(identifier="C2").status == "review"


def test_what_is_missing_is_said_and_the_draft_is_kept(editor, claim):
    given = new_claim(claim) | {"statement_es": "", "_submit": "1"}
    fields = editor.fields("/admin/events/claim/add/") | given
    answer = editor.client.post("/admin/events/claim/add/", fields, follow=True)
    assert "is missing in Spanish." in answer.content.decode()
    assert Claim.objects.get(identifier="C2").status == "draft"


def test_a_claim_is_saved_and_looked_at(editor, claim):
    answer = editor.client.post(
        editor.address(claim),
        editor.fields(editor.address(claim))
        | {"scope_en": "all", "change_reason": "x", "_look": "1"},
        follow=True,
    )
    assert "Preview of a draft" in answer.content.decode()
    assert Claim.objects.get().scope_en == "all"


def test_whoever_may_not_submit_is_not_offered_it(contributor, claim):
    assert 'name="_submit"' not in contributor.get(contributor.address(claim))
    fields = contributor.fields(contributor.address(claim)) | {"change_reason": "x", "_submit": "1"}
    fields |= {"note_en": "Read again.", "note_es": "Leído de nuevo."}
    assert contributor.client.post(contributor.address(claim), fields).status_code == 302
    claim.refresh_from_db()
    assert (claim.status, claim.note_en) == (claim.Status.DRAFT, "Read again.")


def test_both_see_the_citation_that_both_edited_and_neither_is_lost(editor, contributor, claim):
    opened = editor.fields(editor.address(claim))
    contributor.save(claim, change_reason="Page.", **{"citations-0-locator_en": "28"})
    answer = editor.save(claim, opened, change_reason="Mine.", **{"citations-0-locator_en": "31"})
    text = answer.content.decode()
    assert "Ana saved this while you were editing." in text
    assert "<td>28</td><td>31</td>" in text
    assert claim.citations.get().locator_en == "28"
    again = opened | {"seen": str(claim.history.count() + claim.citations.get().history.count())}
    editor.save(claim, again, change_reason="Mine.", **{"citations-0-locator_en": "31"})
    assert claim.citations.get().locator_en == "31"


def test_a_citation_that_somebody_added_meanwhile_is_shown_and_stays(editor, contributor, claim):
    opened = editor.fields(editor.address(claim))
    add_rows(contributor, claim, objects.source(title="Bloodshed"))
    text = editor.save(claim, opened, scope_en="all", change_reason="Mine.").content.decode()
    assert "<td>S2</td>" in text
    seen = str(sum(item.history.count() for item in [claim, *claim.citations.all()]))
    again = opened | {"seen": seen}
    assert editor.save(claim, again, scope_en="all", change_reason="Mine.").status_code == 302
    assert orders(claim) == [("S1", 1), ("S2", 2)]


def test_a_citation_that_somebody_removed_meanwhile_comes_back_as_a_new_one(
    editor, contributor, claim
):
    add_rows(editor, claim, objects.source(title="Bloodshed"))
    opened = editor.fields(editor.address(claim)) | {"citations-0-locator_en": "31"}
    contributor.save(claim, change_reason="Not there.", **{"citations-0-DELETE": "on"})
    text = editor.save(claim, opened, change_reason="Mine.").content.decode()
    assert "removed" in text
    assert 'value="31"' in text
    form = editor.client.post(editor.address(claim), opened | {"change_reason": "Mine."})
    fields = {"change_reason": "Mine.", **form_fields(form.content.decode())}
    assert editor.save(claim, fields).status_code == 302
    found = claim.citations.order_by("order").values_list("source__identifier", "locator_en")
    assert list(found) == [("S1", "31"), ("S2", None)]

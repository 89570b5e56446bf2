"""Every saved edit of a thing can be seen, compared with any other, and put back into the form."""

import pytest

from khojaly.desk.revisions import saved_edits
from khojaly.ledger.gate import draft_editors
from khojaly.ledger.models import Version
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db

SCOPE = {"scope_en": "civilians in flight", "change_reason": "The report names them so."}
CITED = {"citations-0-locator_en": "7", "citations-0-locator_es": "7"}


@pytest.fixture
def edited(editor, contributor, claim):
    """A claim whose scope one person changed, and another the page of its citation."""
    editor.save(claim, **SCOPE)
    contributor.save(claim, **CITED, change_reason="Another page.")
    claim.refresh_from_db()
    return claim


def page_of(desk, item, **asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return desk.get(f"{desk.address(item, 'revisions')}?{query}")


def test_each_edit_is_listed_with_who_when_what_and_why(editor, edited):
    page = page_of(editor, edited)
    for words in ("Aytan", "Ana", "The report names them so.", "Another page."):
        assert words in page
    assert "citation: changed" in Page(editor.client, editor.address(edited, "revisions")).text
    assert "v1" in page


def test_what_was_saved_at_once_is_one_edit(editor, claim):
    before = len(saved_edits(claim))
    editor.save(claim, **SCOPE, **CITED)
    edits = saved_edits(claim)
    assert len(edits) == before + 1
    assert edits[-1].what == [("claim", "changed"), ("citation", "changed")]


def test_any_two_are_compared_field_by_field_with_names(editor, contributor, edited):
    other = objects.source(title="Bloodshed in the Caucasus")
    source = edited.citations.get().source
    contributor.save(edited, **{"citations-0-source": other.pk}, change_reason="The other report.")
    counts = [edit.count for edit in saved_edits(edited)]
    page = page_of(editor, edited, **{"from": counts[-4], "to": counts[-1]})
    changes = page.split("What differs between the two")[1].split("Every saved edit")[0]
    assert "in flight" in changes
    assert other.title in changes
    assert source.title in changes
    page = page_of(editor, edited, **{"from": counts[-3], "to": counts[-2]})
    changes = page.split("What differs between the two")[1].split("Every saved edit")[0]
    assert "in flight" not in changes


@pytest.mark.parametrize("asked", [{"to": "999"}, {"to": "x"}, {"from": "0", "to": "-1"}])
def test_an_edit_that_there_is_not_is_not_found(editor, claim, asked):
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    editor.get(f"{editor.address(claim, 'revisions')}?{query}", status=404)
    editor.get(f"{editor.address(claim)}?revision=999", status=404)


def test_an_edit_is_taken_back_into_the_form_and_saved_with_a_reason_only(editor, reviewer, edited):
    first = next(edit for edit in saved_edits(edited) if edit.versions).count
    at = f"{editor.address(edited)}?revision={first}"
    fields = reviewer.fields(at)
    assert fields["scope_en"] == "Azerbaijani civilians"
    assert fields["citations-0-locator_en"] == "6"
    edited.refresh_from_db()
    assert edited.scope_en == "civilians in flight"
    reviewer.client.post(at, fields)
    edited.refresh_from_db()
    assert edited.scope_en == "civilians in flight"
    reviewer.client.post(at, fields | {"change_reason": "It was right before."})
    edited.refresh_from_db()
    assert (edited.scope_en, edited.citations.get().locator_en) == ("Azerbaijani civilians", "6")
    assert saved_edits(edited)[-1].by == "Arpine"


def test_it_is_an_edit_of_whoever_saves_it(editor, reviewer, edited):
    """So that nobody brings back alone what a colleague once typed."""
    second = saved_edits(edited)[-2].count
    editor.act(edited, "drop", note="Not so.")
    at = f"{reviewer.address(edited)}?revision={second}"
    reviewer.client.post(at, reviewer.fields(at) | {"change_reason": "It was right."})
    edited.refresh_from_db()
    assert edited.scope_en == "civilians in flight"
    assert [each.name for each in draft_editors(edited)] == ["Arpine"]
    reviewer.act(edited, "submit")
    reviewer.act(edited, "publish", change_kind="scope", reason="The scope.")
    assert Version.objects.of("claim", "C1").count() == 1


def test_rows_of_then_come_back_and_those_of_later_are_marked_to_go(editor, claim):
    citation = claim.citations.get()
    fields = editor.fields(editor.address(claim))
    more = {
        name.replace("citations-0", "citations-1"): value
        for name, value in fields.items()
        if name.startswith("citations-0")
    } | {"citations-1-id": "", "citations-1-order": "", "citations-1-locator_en": "9"}
    first = saved_edits(claim)[-1].count
    editor.save(
        claim, fields | more | {"citations-TOTAL_FORMS": "2"},
        **{"citations-0-DELETE": "on", "change_reason": "The other page."},
    )  # fmt: skip
    assert [row.locator_en for row in claim.citations.all()] == ["9"]
    at = f"{editor.address(claim)}?revision={first}"
    fields = editor.fields(at)
    assert fields["citations-0-DELETE"] == "on"
    assert (fields["citations-1-locator_en"], fields["citations-1-id"]) == ("6", "")
    editor.client.post(at, fields | {"change_reason": "The first page after all."})
    assert [row.locator_en for row in claim.citations.all()] == ["6"]
    assert claim.citations.get().pk != citation.pk


def test_the_stock_history_leads_there(editor, claim):
    answer = editor.client.get(editor.address(claim, "history"))
    assert answer.status_code == 302
    assert answer["Location"] == editor.address(claim, "revisions")


def test_every_kind_has_it(editor, claim):
    for item in objects.together(claim):
        assert item.identifier in page_of(editor, item)

"""A draft of something public can be dropped: it is then what readers see, and nobody's edit."""

import pytest

from events.models import ClaimCitation, JointClaimant
from khojaly.ledger.drafts import has_changes
from khojaly.ledger.gate import draft_editors
from khojaly.ledger.models import Dropped, Version
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db

SCOPE = {"scope_en": "civilians in flight", "scope_es": "civiles en fuga", "change_reason": "So."}
WHY = {"note": "I misread the page."}
GIVEN = {"change_kind": "correction", "reason": "Read in the report."}


def with_changes(desk, claim):
    """The claim with another scope, its citation elsewhere, and a second citation."""
    fields = desk.fields(desk.address(claim))
    second = {
        name.replace("citations-0", "citations-1"): value
        for name, value in fields.items()
        if name.startswith("citations-0")
    }
    second |= {"citations-1-id": "", "citations-1-order": "", "citations-1-locator_en": "9"}
    second["citations-1-locator_es"] = "9"
    desk.save(
        claim, fields | second | SCOPE | {"citations-TOTAL_FORMS": "2"},
        **{"citations-0-locator_en": "7", "citations-0-locator_es": "7"},
    )  # fmt: skip
    claim.refresh_from_db()
    assert [row.locator_en for row in claim.citations.all()] == ["7", "9"]


def test_what_is_dropped_is_again_what_readers_see(editor, claim):
    with_changes(editor, claim)
    editor.act(claim, "submit")
    text = editor.act(claim, "drop", **WHY).content.decode()
    assert "The changes of C1 are dropped." in text
    assert "Nothing: the draft is what readers see." in text
    claim.refresh_from_db()
    assert (claim.status, claim.scope_en) == ("published", "Azerbaijani civilians")
    assert claim.scope_es == "civiles azerbaiyanos"
    assert [row.locator_en for row in claim.citations.all()] == ["6"]
    assert not has_changes(claim)
    assert editor.address(claim) not in editor.get("/admin/").split("Lately published")[0]
    assert "I misread the page." in editor.get(editor.address(claim, "review"))


def test_it_asks_why(editor, claim):
    editor.save(claim, **SCOPE)
    assert "This field is required." in editor.act(claim, "drop").content.decode()
    claim.refresh_from_db()
    assert claim.scope_en == "civilians in flight"


def test_its_edits_stay_in_the_history_and_are_no_part_of_what_is_published_next(
    editor, reviewer, contributor, claim, client
):
    reviewer.save(claim, scope_en="A slip", change_reason="Secret of a dropped draft.")
    reviewer.act(claim, "drop", **WHY)
    assert draft_editors(claim) == []
    assert claim.history.filter(scope_en="A slip", history_user=reviewer.user).exists()
    contributor.save(claim, scope_en="civilians, in flight", change_reason="The scope.")
    editor.act(claim, "submit", note="For her.")
    # She typed nothing of this draft, so that she may publish it.
    assert "C1 is published." in reviewer.act(claim, "publish", **GIVEN).content.decode()
    assert Version.objects.get(identifier="C1", number=2).edited_by == "Ana"
    history = Page(client, "/claims/C1/history/?edits=2").text
    assert "The scope." in history
    assert "Secret of a dropped draft." not in history


def test_what_somebody_else_types_again_is_theirs_and_what_one_types_again_ones_own(
    reviewer, editor, claim
):
    for who in (editor, reviewer):
        reviewer.save(claim, low="9999", figure_shown="on", change_reason="Mine.")
        reviewer.act(claim, "drop", **WHY)
        claim.refresh_from_db()
        who.save(claim, low="9999", figure_shown="on", change_reason="Read at p. 6.")
        claim.refresh_from_db()
        assert [each.pk for each in draft_editors(claim)] == [who.user.pk]
        who.act(claim, "drop", **WHY)


def test_a_row_that_was_taken_out_comes_back_and_rows_that_changed_places_too(editor, claim):
    from events.models import Actor

    actors = [Actor.objects.create(slug=s, name_en=s, name_es=s, kind="ngo", position="independent",
              about_en="x", about_es="x") for s in ("one", "two")]  # fmt: skip
    rows = [
        JointClaimant.objects.create(claim=claim, actor=actor, order=n)
        for n, actor in enumerate(actors, 1)
    ]
    from khojaly.ledger.publishing import publish

    publish([*actors], objects.publication())
    publish([claim], objects.publication("correction"))
    rows[0].delete()
    rows[1].actor, rows[1].order = actors[0], 1
    rows[1].save()
    from khojaly.ledger.lifecycle import make_draft

    make_draft(claim)
    editor.act(claim, "drop", **WHY)
    assert [row.actor.slug for row in claim.joint_claimants.all()] == ["one", "two"]


def test_a_contributor_drops_what_is_hers_and_nothing_of_others(contributor, editor, claim):
    contributor.save(claim, **SCOPE)
    assert "are dropped" in contributor.act(claim, "drop", **WHY).content.decode()
    contributor.save(claim, **SCOPE)
    editor.save(claim, scope_en="in the town", change_reason="The scope.")
    text = contributor.act(claim, "drop", **WHY).content.decode()
    assert "Others worked on this draft too: an editor can do it." in text
    claim.refresh_from_db()
    assert claim.scope_en == "in the town"


def test_where_nothing_differs_nothing_is_dropped(editor, claim):
    assert "drop" not in editor.get(editor.address(claim, "review")).split('class="acts"')[1]
    text = editor.act(claim, "drop", **WHY).content.decode()
    assert "C1 has no changes that could be dropped." in text
    assert not Dropped.objects.exists()


def test_a_draft_that_no_saved_edit_leads_back_from_is_kept(editor, claim):
    claim.history.model.objects.none()
    ClaimCitation.objects.filter(claim=claim).update(locator_en="8", locator_es="8")
    from khojaly.ledger.lifecycle import make_draft

    editor.save(claim, **SCOPE)
    make_draft(claim)
    assert "are dropped" in editor.act(claim, "drop", **WHY).content.decode()
    assert claim.citations.get().locator_en == "6"


def test_what_is_set_aside_is_out_of_the_lists_and_found_by_its_state(editor, db):
    draft = objects.source(title="A slip of the pen")
    listed = "/admin/sources/source/"
    assert "A slip of the pen" in editor.get(listed)
    editor.act(draft, "set-aside", note="Entered by mistake.")
    assert "A slip of the pen" not in editor.get(listed)
    assert "A slip of the pen" in editor.get(f"{listed}?status__exact=withdrawn")

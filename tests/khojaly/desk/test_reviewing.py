import pytest

from events.models import EventRelation
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.publishing import publish
from sources.models import Source
from tests import objects
from tests.pages import Page, flat

from .conftest import seen_on

pytestmark = pytest.mark.django_db

REASON = {"change_kind": "claimant-revised", "reason": "The report of 1994 gives 500."}


def flat_text(answer):
    return " ".join(answer.content.decode().split())


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


def test_whoever_edited_it_does_not_publish_it(reviewer, claim):
    reviewer.save(claim, scope_en="civilians in flight", change_reason="The scope.")
    reviewer.act(claim, "submit")
    text = reviewer.act(claim, "publish", **REASON).content.decode()
    assert "You edited this draft, so someone else has to publish it." in text
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
    reviewer.act(edited, "return", note="Which page is it?")
    edited.refresh_from_db()
    assert edited.status == "draft"
    review = editor.get(editor.address(edited, "review"))
    assert "<b>Arpine</b> returned it" in review
    assert "Which page is it?" in review


def test_what_readers_see_and_what_only_the_desk_sees_are_asked_for_apart(editor, reviewer, edited):
    editor.act(edited, "submit")
    page = Page(reviewer.client, reviewer.address(edited, "review"))
    labels = [flat(node) for node in page.by_id("content-main").iter("label")]
    assert labels == [
        "Kind of change:",
        "Reason, shown to readers:",
        "Note to whoever works on it:",
        "Whom you ask for the review:",
    ]
    page = Page(editor.client, editor.address(edited, "review"))
    labels = [flat(node) for node in page.by_id("content-main").iter("label")]
    assert labels == ["Note to whoever works on it:", "Whom you ask for the review:"]


def test_a_reason_for_readers_is_no_note_and_a_note_is_no_reason(editor, reviewer, edited):
    editor.act(edited, "submit")
    text = reviewer.act(edited, "return", reason="Which page is it?").content.decode()
    assert "This field is required." in text
    assert "Which page is it?" in text
    text = reviewer.act(
        edited, "publish", change_kind="wording", note="Well done."
    ).content.decode()
    assert "This field is required." in text
    assert "Well done." in text
    edited.refresh_from_db()
    assert (edited.status, edited.current.number) == ("review", 1)


def test_a_note_typed_beside_the_reason_is_kept_and_readers_do_not_see_it(
    editor, reviewer, edited, client
):
    editor.act(edited, "submit", note="Page 6.")
    reviewer.act(edited, "publish", **REASON, note="Well done.")
    review = editor.get(editor.address(edited, "review"))
    assert "<blockquote>Page 6.</blockquote>" in review
    assert "<blockquote>Well done.</blockquote>" in review
    assert "Well done." not in Page(client, "/claims/C1/history/").text


def test_an_editor_cannot_publish(editor, edited):
    answer = editor.client.post(editor.address(edited, "review"), {"act": "publish"} | REASON)
    assert answer.status_code == 403
    assert 'value="publish"' not in editor.get(editor.address(edited, "review"))


def test_what_a_contributor_sends_to_be_submitted_stays_as_a_draft(contributor, claim):
    fields = {"scope_en": "people on the road", "change_reason": "The scope.", "_submit": "1"}
    at = contributor.address(claim)
    answer = contributor.client.post(at, contributor.fields(at) | fields, follow=True)
    assert "an editor does it" in flat_text(answer)
    claim.refresh_from_db()
    assert (claim.scope_en, claim.status) == ("people on the road", "draft")


def test_the_review_tells_every_edit_that_readers_will_be_told(editor, reviewer, claim, client):
    editor.save(claim, scope_en="people in flight", change_reason="First wording.")
    reviewer.save(claim, scope_en="people on the road", change_reason="Second wording.")
    page = Page(reviewer.client, reviewer.address(claim, "review")).text
    assert all(said in page for said in ("First wording.", "Second wording.", "Aytan", "Arpine"))


def test_an_edit_that_is_taken_back_after_the_look_is_looked_at_first(editor, reviewer, claim):
    editor.save(claim, scope_en="people in flight", change_reason="The scope.")
    editor.act(claim, "submit")
    looked = seen_on(reviewer.get(reviewer.address(claim, "review")))
    editor.save(claim, scope_en="nobody", change_reason="Slander of someone.")
    editor.save(claim, scope_en="people in flight", change_reason="Taken back.")
    editor.act(claim, "submit")
    answer = reviewer.act(claim, "publish", **REASON | {"revision": looked})
    assert "This was changed after you opened the page" in flat_text(answer)
    assert "Slander of someone." in flat_text(answer)
    assert Version.objects.of("claim", "C1").count() == 1


@pytest.mark.parametrize(
    ("tongue", "said"),
    [("", "no second person was asked"), ("/es", "sin consultar a una segunda persona")],
)
def test_what_one_reviewer_did_alone_says_so(reviewer, claim, client, tongue, said):
    words = {"change_kind": "correction", "reason": "Recorded twice."}
    assert said not in Page(client, f"{tongue}/claims/C1/history/").text
    reviewer.act(claim, "withdraw", **words)
    reviewer.act(claim, "restore", **words)
    assert Page(client, f"{tongue}/claims/C1/history/").text.count(said) == 2


def test_a_contributor_cannot_submit(contributor, edited):
    answer = contributor.client.post(contributor.address(edited, "review"), {"act": "submit"})
    assert answer.status_code == 403


def test_a_reviewer_withdraws_with_a_reason_that_readers_see(reviewer, claim, client):
    reviewer.act(claim, "withdraw", change_kind="correction", reason="Recorded twice.")
    text = Page(client, "/claims/C1/").text
    assert "Withdrawn on" in text
    assert "Recorded twice." in text
    reviewer.act(claim, "restore", change_kind="correction", reason="It was not.")
    assert "Withdrawn on" not in Page(client, "/claims/C1/").text


def test_what_is_missing_is_said_before_publishing(reviewer, editor, claim):
    editor.save(claim, scope_es="", change_reason="Not translated yet.")
    text = reviewer.get(reviewer.address(claim, "review"))
    assert "is missing in Spanish." in text


def cite_new_source(desk, claim):
    """A source that the desk's person made, cited in a second row of the claim."""
    fields = desk.fields("/admin/sources/source/add/") | {
        "csl_type": "report", "title": "Bloodshed in the Caucasus", "language": "en",
        "kind": "ngo-report", "position": "independent", "read_how": "full",
        "read_where": "https://www.hrw.org/reports/1992.pdf", "change_reason": "New.",
    }  # fmt: skip
    assert desk.client.post("/admin/sources/source/add/", fields).status_code == 302
    source = Source.objects.get(identifier="S2")
    row = {"source": str(source.pk), "relation": "states", "locator_en": "21", "order": ""}
    given = {f"citations-1-{name}": value for name, value in row.items()}
    desk.save(claim, change_reason="Also read there.", **given, **{"citations-TOTAL_FORMS": "2"})
    return source


def test_a_new_source_is_published_with_the_claim_that_cites_it(editor, reviewer, claim, client):
    source = cite_new_source(editor, claim)
    editor.act(claim, "submit")
    review = reviewer.get(reviewer.address(claim, "review"))
    assert "Published with it, for the first time" in review
    assert reviewer.address(source, "review") in review
    assert "C1 is published." in reviewer.act(claim, "publish", **REASON).content.decode()
    assert "Bloodshed in the Caucasus" in Page(client, "/claims/C1/").text
    assert Version.objects.of("source", "S2").get().change_kind == "first"
    assert Version.objects.get(identifier="C1", number=2).change_kind == "claimant-revised"


def test_what_is_brought_along_is_submitted_with_it_and_shown_to_whoever_publishes(
    editor, reviewer, claim
):
    source = cite_new_source(editor, claim)
    editor.act(claim, "submit")
    source.refresh_from_db()
    assert source.status == "review"
    review = reviewer.get(reviewer.address(claim, "review"))
    assert "https://www.hrw.org/reports/1992.pdf" in review


def test_what_others_drafted_is_submitted_for_them_with_a_word(
    editor, contributor, reviewer, claim
):
    source = cite_new_source(contributor, claim)
    text = editor.act(claim, "submit").content.decode()
    assert "C1, S2: drafted by others." in text
    source.refresh_from_db()
    assert source.status == "draft"
    assert "C1 is in review." in editor.act(claim, "submit", note="Ana asked me.").content.decode()
    assert "Ana asked me." in reviewer.get(reviewer.address(source, "review"))
    assert "C1 is published." in reviewer.act(claim, "publish", **REASON).content.decode()


def test_a_draft_brought_along_that_was_edited_again_is_not_published(
    editor, contributor, reviewer, claim
):
    source = cite_new_source(editor, claim)
    editor.act(claim, "submit")
    contributor.save(source, title="Bloodshed in the Caucasus: Escalation", change_reason="Full.")
    text = reviewer.act(claim, "publish", **REASON).content.decode()
    assert "S2 was not submitted for review." in text
    assert Version.objects.of("claim", "C1").count() == 1


def test_whoever_edited_both_publishes_neither(editor, reviewer, claim):
    cite_new_source(reviewer, claim)
    reviewer.act(claim, "submit")
    text = reviewer.act(claim, "publish", **REASON).content.decode()
    assert "You edited this draft" in text
    assert Version.objects.of("source", "S2").count() == 0


def test_whoever_drafted_what_comes_along_does_not_publish_it(editor, reviewer, claim):
    source = cite_new_source(reviewer, claim)
    editor.save(claim, scope_en="civilians in flight", change_reason="The scope.")
    reviewer.act(source, "submit")
    editor.act(claim, "submit")
    text = reviewer.act(claim, "publish", **REASON).content.decode()
    assert "You edited this draft" in text
    assert Version.objects.of("source", "S2").count() == 0


def test_only_what_is_in_review_can_be_returned(reviewer, claim):
    text = reviewer.act(claim, "return", note="Look again.").content
    assert b"C1 is not in review." in text
    claim.refresh_from_db()
    assert claim.status == "published"


def test_related_events_that_did_not_change_are_not_shown_as_changed(reviewer, claim):
    other = objects.event("khojaly-blockade-1991-1992")
    EventRelation.objects.create(event=claim.event, related=other, relation="preceded-by")
    publish([other, claim.event], objects.publication(ChangeKind.CORRECTION))
    text = reviewer.get(reviewer.address(claim.event, "review"))
    assert "the draft is what readers see" in text


def test_the_review_shows_the_note_of_a_citation_and_its_place_in_either_language(reviewer, claim):
    citation = claim.citations.get()
    citation.note_en, citation.note_es = "Lynx", "Lince"
    citation.locator_es = "6 al pie"
    citation.save()
    page = Page(reviewer.client, reviewer.address(claim, "review")).text
    assert "Nothing: the draft is what readers see." not in page
    assert all(text in page for text in ("Lynx", "Lince", "6 al pie"))

"""Nobody alone changes what readers see."""

import pytest

from events.models import ClaimCitation, EventPlace, JointClaimant, PlaceCitation
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.publishing import publish
from tests import objects
from tests.khojaly.desk.conftest import Desk, seen_on
from tests.pages import Page

pytestmark = pytest.mark.django_db

GIVEN = {"change_kind": "correction", "reason": "Read in the report."}
ALONE = {"low": "9999", "figure_shown": "on", "change_reason": "Mine alone."}


@pytest.fixture
def second(db):
    return Desk("Levon", "reviewer")


def public_figure(client):
    newest = Version.objects.of("claim", "C1").count()
    record = client.get(f"/claims/C1/v{newest}/record.json").json()
    return record["content"]["estimate"]["low"]


def gone_and_back(desk, claim):
    desk.act(claim, "withdraw", reason="Recorded twice.")
    desk.act(claim, "restore", reason="It was not.")
    claim.refresh_from_db()


def test_withdrawing_and_publishing_again_leave_the_draft_aside(reviewer, second, claim, client):
    first = Version.objects.get(identifier="C1", number=1)
    reviewer.save(claim, **ALONE)
    reviewer.act(claim, "withdraw", reason="Recorded twice.")
    assert client.get("/claims/C1/v2/record.json").json()["content"] == first.data["content"]
    reviewer.act(claim, "restore", reason="It was not.")
    third = client.get("/claims/C1/v3/record.json").json()
    assert third == first.data | {"version": 3}
    claim.refresh_from_db()
    assert (claim.low, claim.status) == (9999, "draft")


def test_nor_do_they_make_ones_own_edit_anybody_elses(reviewer, second, claim, client):
    reviewer.save(claim, **ALONE)
    gone_and_back(reviewer, claim)
    reviewer.act(claim, "submit")
    text = reviewer.act(claim, "publish", **GIVEN).content.decode()
    assert "You changed a figure here, so someone else has to publish it." in text
    assert public_figure(client) == 200
    assert "C1 is published." in second.act(claim, "publish", **GIVEN).content.decode()
    assert public_figure(client) == 9999
    assert Version.objects.get(identifier="C1", number=4).edited_by == "Arpine"


def test_what_was_edited_while_withdrawn_waits_too(reviewer, claim, client):
    reviewer.act(claim, "withdraw", reason="Recorded twice.")
    reviewer.save(claim, **ALONE)
    reviewer.act(claim, "restore", reason="It was not.")
    claim.refresh_from_db()
    assert (public_figure(client), claim.status) == (200, "draft")


def test_a_version_that_repeats_another_was_edited_by_nobody(reviewer, claim, client):
    reviewer.save(claim, **ALONE)
    gone_and_back(reviewer, claim)
    history = Page(client, "/claims/C1/history/?edits=2")
    assert "Withdrawn · published by Arpine" in history.text
    assert "Mine alone." not in history.text
    assert "Mine alone." not in Page(client, "/claims/C1/history/?edits=3").text


def test_a_comma_by_a_colleague_does_not_open_the_gate(
    reviewer, contributor, second, claim, client
):
    reviewer.save(claim, **ALONE)
    contributor.save(claim, scope_en="Azerbaijani civilians,", change_reason="A comma.")
    reviewer.act(claim, "submit")
    review = reviewer.get(reviewer.address(claim, "review"))
    assert "You changed a figure here" in review
    assert 'value="publish"' not in review
    assert "by Arpine and Ana" in review
    assert "It can be published by Levon." in " ".join(review.split())
    reviewer.act(claim, "publish", **GIVEN)
    assert public_figure(client) == 200
    second.act(claim, "publish", **GIVEN)
    assert public_figure(client) == 9999
    assert (
        "edited by Arpine and Ana, published by Levon" in Page(client, "/claims/C1/history/").text
    )
    assert Version.objects.get(identifier="C1", number=2).editors == ["Arpine", "Ana"]


def test_a_clock_set_back_does_not_open_the_gate(monkeypatch, editor, reviewer, claim, client):
    from datetime import timedelta

    from django.utils import timezone

    now = timezone.now
    editor.save(claim, scope_en="Azerbaijani civilians,", change_reason="A comma.")
    monkeypatch.setattr(timezone, "now", lambda: now() - timedelta(hours=1))
    reviewer.save(claim, **ALONE)
    newest = claim.history.order_by("-history_date").first()
    assert (newest.low, newest.history_user_name) == (9999, "Arpine")
    reviewer.act(claim, "submit")
    reviewer.act(claim, "publish", **GIVEN)
    assert public_figure(client) == 200


def test_an_edit_after_a_publication_is_that_of_the_next_whatever_the_clock(
    monkeypatch, editor, reviewer, claim
):
    from datetime import timedelta

    from django.utils import timezone

    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() - timedelta(hours=1))
    reviewer.save(claim, **ALONE)
    reviewer.act(claim, "submit")
    text = reviewer.act(claim, "publish", **GIVEN).content.decode()
    assert "You changed a figure here" in text


def test_nobody_left_who_may_publish_is_said(reviewer, claim):
    reviewer.save(claim, **ALONE)
    review = reviewer.get(reviewer.address(claim, "review"))
    assert "Nobody else here may publish it" in review


@pytest.mark.parametrize("kind", ["source", "actor", "place"])
def test_citing_a_thing_is_not_editing_it(editor, reviewer, claim, kind):
    from events.models import Place

    source = claim.citations.get().source
    place = Place.objects.create(
        slug="nakhichevanik", name_en="Nakhichevanik", name_es="Nakhichevanik", kind="town",
        about_en="A village.", about_es="Un pueblo.", latitude=39.9, longitude=46.7,
    )  # fmt: skip
    cited = {"source": source, "actor": claim.claimant, "place": place}[kind]
    before = cited.history.count(), len(_editors(cited))
    editor.save(claim, low="300", figure_shown="on", change_reason="A figure.")
    for row in (
        ClaimCitation(claim=claim, source=source, order=2),
        JointClaimant(claim=claim, actor=claim.claimant),
        EventPlace(event=claim.event, place=place),
        PlaceCitation(place=place, source=source),
    ):
        row._history_user = editor.user
        if getattr(row, row.PART_OF) != cited:
            row.save()
    assert (cited.history.count(), len(_editors(cited))) == before


def _editors(item):
    from khojaly.ledger.gate import draft_editors

    item.refresh_from_db()
    return draft_editors(item)


def test_the_reason_of_a_draft_that_cites_it_is_no_part_of_a_sources_history(
    editor, reviewer, claim, client
):
    source = claim.citations.get().source
    reviewer.save(source, publisher="Human Rights Watch", change_reason="The publisher.")
    editor.save(claim, change_reason="Secret of a draft.", **{"citations-0-locator_en": "7"})
    publish([source], objects.publication(ChangeKind.CORRECTION))
    shown = Page(client, "/sources/S1/history/?edits=2").text
    assert "The publisher." in shown
    assert "Secret of a draft." not in shown
    assert Version.objects.get(identifier="S1", number=2).edited_by == "Arpine"


def test_the_reviewer_publishes_what_she_saw(editor, reviewer, claim, client):
    editor.save(claim, scope_en="civilians in flight", change_reason="The scope.")
    editor.act(claim, "submit")
    at = reviewer.address(claim, "review")
    seen = seen_on(reviewer.get(at))
    editor.save(claim, **ALONE)
    editor.act(claim, "submit")
    sent = GIVEN | {"act": "publish", "revision": seen, "reason": "Only the scope."}
    answer = reviewer.client.post(at, sent, follow=True).content.decode()
    assert "This was changed after you opened the page, so nothing was done." in answer
    assert "Only the scope." in answer
    assert "9,999" in answer
    assert public_figure(client) == 200
    reviewer.client.post(at, sent | {"revision": seen_on(answer)}, follow=True)
    assert public_figure(client) == 9999


def test_nor_is_a_draft_brought_along_other_than_she_saw(editor, reviewer, claim, client):
    from tests.khojaly.desk.test_reviewing import cite_new_source

    source = cite_new_source(editor, claim)
    editor.act(claim, "submit")
    at = reviewer.address(claim, "review")
    seen = seen_on(reviewer.get(at))
    editor.save(source, title="Slipped in", change_reason="After the review.")
    editor.act(source, "submit")
    sent = GIVEN | {"act": "publish", "revision": seen}
    answer = reviewer.client.post(at, sent, follow=True).content.decode()
    assert "This was changed after you opened the page" in answer
    assert not Version.objects.of("source", source.identifier).exists()


def test_a_page_that_says_not_what_it_showed_publishes_nothing(editor, reviewer, claim, client):
    editor.save(claim, **ALONE)
    editor.act(claim, "submit")
    reviewer.act(claim, "publish", **GIVEN, revision="")
    assert public_figure(client) == 200


def test_only_what_was_submitted_is_published(editor, reviewer, claim, client):
    editor.save(claim, **ALONE)
    text = reviewer.act(claim, "publish", **GIVEN).content.decode()
    assert "C1 was not submitted for review." in text
    assert 'value="publish"' not in text
    assert "drafted by others" in reviewer.act(claim, "submit").content.decode()
    reviewer.act(claim, "submit", note="Aytan asked me on the phone.")
    assert "C1 is published." in reviewer.act(claim, "publish", **GIVEN).content.decode()


def test_what_is_gone_is_not_submitted(editor, reviewer, claim):
    reviewer.act(claim, "withdraw", reason="Recorded twice.")
    editor.save(claim, **ALONE)
    assert "C1 was withdrawn." in editor.act(claim, "submit").content.decode()
    claim.refresh_from_db()
    assert claim.status == "withdrawn"
    assert "C1 is published again." in reviewer.act(claim, "restore", reason="No.").content.decode()


@pytest.mark.parametrize("kind", ["first", "restored", "withdrawn", "merged"])
def test_a_kind_of_change_that_is_not_one_is_not_chosen(editor, reviewer, claim, kind):
    editor.save(claim, **ALONE)
    editor.act(claim, "submit")
    review = reviewer.get(reviewer.address(claim, "review"))
    assert f'<option value="{kind}"' not in review
    reviewer.act(claim, "publish", reason="A figure.", change_kind=kind)
    assert Version.objects.of("claim", "C1").count() == 1


def test_the_first_publication_is_called_so_whatever_is_sent(editor, reviewer, db):
    draft = objects.claim()
    editor.act(draft, "submit")
    reviewer.act(draft, "publish", reason="New.", change_kind="wording")
    assert Version.objects.get(identifier="C1").change_kind == "first"


@pytest.fixture
def twin(claim):
    """A second record of the claim's source, published."""
    made = objects.source(title="The same report")
    publish([made], objects.publication())
    return made


def offered(desk, term):
    asked = "app_label=events&model_name=claimcitation&field_name=source"
    answer = desk.client.get(f"/admin/autocomplete/?{asked}&term={term}")
    return [row["text"][:2] for row in answer.json()["results"]]


def test_what_is_gone_is_not_offered_to_be_cited(editor, reviewer, claim, twin):
    assert offered(editor, "report") == ["S2"]
    reviewer.act(twin, "withdraw", reason="Entered twice.")
    assert offered(editor, "report") == []
    assert offered(editor, "Seven") == ["S1"]
    other = objects.merged_twin(claim)
    assert other.identifier not in offered(editor, "report")


def test_a_citation_of_what_is_gone_is_refused_at_submission(editor, reviewer, claim, twin):
    reviewer.act(twin, "withdraw", reason="Entered twice.")
    ClaimCitation.objects.create(claim=claim, source=twin, order=2, locator_en="6", locator_es="6")
    text = editor.act(claim, "submit").content.decode()
    assert "C1 refers anew to what is gone. S2 was withdrawn." in text


def test_a_draft_that_was_merged_never_comes_to_readers(editor, reviewer, claim, twin):
    from khojaly.ledger.publishing import set_standing
    from sources.merging.merging import merge_sources

    draft = objects.source(title="Seven Years", identifier="S9")
    merge_sources(draft, twin, "Entered twice.", reviewer.user)
    ClaimCitation.objects.create(claim=claim, source=draft, order=2, locator_en="6", locator_es="6")
    assert "S9 was merged into S2." in editor.act(claim, "submit").content.decode()
    set_standing(claim, status="review")
    assert "S9 was merged into S2." in reviewer.act(claim, "publish", **GIVEN).content.decode()
    assert "is not withdrawn" in reviewer.act(draft, "restore", reason="Back.").content.decode()
    assert not Version.objects.filter(identifier="S9").exists()


def test_a_public_claim_says_that_its_source_is_gone_and_a_work_list_names_it(
    reviewer, claim, client
):
    source = claim.citations.get().source
    reviewer.act(source, "withdraw", reason="A forgery.")
    text = Page(client, "/claims/C1/").text
    assert "The record of this source was withdrawn. A forgery." in text
    assert "It cites S1, which was withdrawn or merged." in reviewer.get("/admin/lists/cites-gone/")


def test_a_claim_whose_source_went_can_still_be_corrected(editor, reviewer, claim, client):
    reviewer.act(claim.citations.get().source, "withdraw", reason="A forgery.")
    editor.save(claim, **ALONE)
    assert "C1 is in review." in editor.act(claim, "submit").content.decode()
    assert "C1 is published." in reviewer.act(claim, "publish", **GIVEN).content.decode()


def test_the_history_of_a_merged_record_leads_to_the_other(claim, client):
    twin = objects.merged_twin(claim)
    history = Page(client, f"/sources/{twin.identifier}/history/")
    assert "/sources/S1/" in history.links()
    assert "Merged into another record (S1)" in history.text


def test_a_draft_that_was_never_published_is_set_aside_with_a_word_and_taken_up_again(
    editor, reviewer, claim
):
    from sources.duplicates import known_sources

    draft = objects.source(title="A slip of the pen", issued="1999")
    like = {"title": "A slip of the pen", "issued": "1999"}
    assert "This field is required." in editor.act(draft, "set-aside").content.decode()
    text = editor.act(draft, "set-aside", note="Entered by mistake.").content.decode()
    assert "S2 is set aside." in text
    assert "Entered by mistake." in text
    assert offered(editor, "slip") == []
    assert known_sources(type(draft).objects.all()).twin_of(like, ()) is None
    ClaimCitation.objects.create(claim=claim, source=draft, order=2, locator_en="6", locator_es="6")
    assert "S2 was set aside." in editor.act(claim, "submit").content.decode()
    assert "S2 is a draft again." in editor.act(draft, "take-up", note="No.").content.decode()
    assert offered(editor, "slip") == ["S2"]
    assert known_sources(type(draft).objects.all()).twin_of(like, ()).pk == draft.pk


def test_what_readers_saw_is_not_set_aside(editor, claim):
    text = editor.act(claim, "set-aside", note="Away with it.").content.decode()
    assert "Only a draft that was never published is set aside" in text

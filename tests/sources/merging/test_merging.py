import pytest
from django.urls import reverse

from events.models import Claim, ClaimCitation, PlaceCitation
from khojaly.ledger.publishing import publish
from sources.merging.moving import pointing_fields
from sources.models import Source
from tests import objects
from tests.khojaly.desk.conftest import Desk, seen_on
from tests.pages import Page

pytestmark = pytest.mark.django_db

REASON = "The same report, entered twice."


@pytest.fixture
def claim(db):
    return objects.published_claim()


@pytest.fixture
def stays(claim):
    made = objects.source(
        title="Azerbaijan: Seven Years of Conflict", publisher="Human Rights Watch"
    )
    publish([made], objects.publication())
    return made


@pytest.fixture
def goes(claim):
    return claim.citations.get().source


@pytest.fixture
def reviewer(db):
    return Desk("Arpine", "reviewer")


@pytest.fixture
def second(db):
    return Desk("Levon", "reviewer")


def address(source):
    return reverse("admin:sources_source_merge", args=[source.pk])


def merge(desk, goes, stays, reason=REASON):
    at = f"{address(goes)}?identifier={stays.identifier}"
    return desk.client.post(at, {"reason": reason}, follow=True).content.decode()


def publish_all(desk, goes):
    given = {"publish": "1", "reason": "Moved.", "revision": seen_on(desk.get(address(goes)))}
    return desk.client.post(address(goes), given, follow=True).content.decode()


def test_what_points_to_a_source_is_found_through_the_models_alone():
    found = {f"{field.model.__name__}.{field.name}" for field in pointing_fields()}
    assert found == {
        "ClaimCitation.source", "ClaimCitation.quoted_in", "PlaceCitation.source",
        "Source.read_through",
    }  # fmt: skip


def test_both_are_shown_field_by_field_with_what_would_move(reviewer, goes, stays):
    page = reviewer.get(f"{address(goes)}?successor={stays.pk}")
    assert "S1: goes" in page
    assert "S2: stays" in page
    assert "Human Rights Watch</td>" in page
    assert "C1: Human Rights Watch says" in page
    assert Source.objects.filter(merged_into=None).count() == 2


def test_citations_move_with_the_reason_and_the_old_address_leads_on(reviewer, claim, goes, stays):
    page = merge(reviewer, goes, stays)
    assert "S1 leads to S2 now. Moved in: C1." in page
    citation = claim.citations.get()
    assert citation.source == stays
    newest = citation.history.first()
    assert (newest.history_change_reason, newest.history_user_name) == (REASON, "Arpine")
    answer = reviewer.client.get("/sources/S1/")
    assert (answer.status_code, answer.url) == (308, "/sources/S2/")
    version = Source.objects.get(pk=goes.pk).current
    assert (version.change_kind, version.change_reason) == ("merged", REASON)


def test_the_claims_wait_for_a_second_person_who_publishes_them_at_once(
    reviewer, second, claim, goes, stays
):
    merge(reviewer, goes, stays)
    claim.refresh_from_db()
    assert (claim.status, claim.current.number) == ("review", 1)
    own = reviewer.get(address(goes))
    assert "You edited this draft, so someone else has to publish it." in own
    assert "Publish all of these" not in own
    publish_all(reviewer, goes)
    claim.refresh_from_db()
    assert claim.current.number == 1
    publish_all(second, goes)
    claim.refresh_from_db()
    assert (claim.status, claim.current.number) == ("published", 2)
    assert claim.current.published_by == "Levon"
    assert claim.current.edited_by == "Arpine"
    assert "/sources/S2/" in second.client.get("/claims/C1/").content.decode()
    assert "Nothing waits." in second.get(address(goes))


def test_on_a_one_person_site_they_are_published_with_the_merger(
    settings, reviewer, claim, goes, stays
):
    settings.SECOND_PERSON_REQUIRED = False
    merge(reviewer, goes, stays)
    claim.refresh_from_db()
    assert (claim.status, claim.current.number) == ("published", 2)


def test_a_claim_with_another_change_is_moved_but_not_published_along(
    reviewer, second, claim, goes, stays
):
    Claim.objects.filter(pk=claim.pk).update(low=600, status="draft")
    merge(reviewer, goes, stays)
    publish_all(second, goes)
    claim.refresh_from_db()
    assert (claim.status, claim.current.number) == ("draft", 1)
    assert claim.citations.get().source == stays


def test_sources_read_through_it_and_quotations_in_it_are_turned_too(reviewer, claim, goes, stays):
    quoting = objects.source(title="Letter", read_how="quoted", read_through=goes)
    other = objects.source(title="Reprint")
    quoted = ClaimCitation.objects.create(claim=claim, source=other, quoted_in=goes, order=2)
    merge(reviewer, goes, stays)
    quoting.refresh_from_db()
    quoted.refresh_from_db()
    assert (quoting.read_through, quoted.quoted_in) == (stays, stays)


def test_a_citation_that_is_there_already_is_not_doubled(reviewer, claim, goes, stays):
    ClaimCitation.objects.create(claim=claim, source=stays, locator_en="6", locator_es="6", order=2)
    merge(reviewer, goes, stays)
    assert claim.citations.count() == 1
    assert ClaimCitation.history.filter(history_type="-").get().history_change_reason == REASON


def test_a_draft_entered_twice_is_set_aside_and_what_cites_it_is_moved(reviewer, claim, stays):
    draft = objects.source(title="Seven Years", identifier="S9")
    added = ClaimCitation.objects.create(claim=claim, source=draft, order=2)
    merge(reviewer, draft, stays)
    added.refresh_from_db()
    draft.refresh_from_db()
    assert added.source == stays
    assert (draft.merged_into, draft.status, draft.current) == (stays, "withdrawn", None)
    assert reviewer.client.get("/sources/S9/").status_code == 404
    assert REASON in reviewer.get(reviewer.address(draft, "review"))


@pytest.mark.parametrize("asked", ["identifier=S99", "identifier=S1", "successor=1", "successor="])
def test_a_wrong_successor_is_said_and_nothing_is_merged(reviewer, goes, stays, asked):
    answer = reviewer.client.post(f"{address(goes)}?{asked}", {"reason": REASON}, follow=True)
    assert 'class="errorlist' in answer.content.decode()
    assert not Source.objects.exclude(merged_into=None).exists()


def test_the_source_itself_is_not_offered_as_the_one_that_stays(reviewer, goes, stays):
    page = Page(reviewer.client, address(goes))
    select = page.by_id("id_successor")
    asked = "app_label=sources&model_name=source&field_name=read_through&term=Azerbaijan"
    answer = reviewer.client.get(f"{select.get('data-ajax--url')}&{asked}")
    assert [row["id"] for row in answer.json()["results"]] == [str(stays.pk)]
    everywhere = reviewer.client.get(f"/admin/autocomplete/?{asked}")
    assert len(everywhere.json()["results"]) == 2
    own = reviewer.get(f"{address(goes)}?identifier={goes.identifier}")
    assert "A source is merged into another one." in own


def test_two_works_that_quote_each_other_are_not_merged(reviewer, claim, goes):
    quoted = objects.source(title="Letter", read_how="quoted", read_through=goes)
    publish([quoted], objects.publication())
    page = merge(reviewer, goes, quoted)
    assert "S2 was read as quoted by S1, so they are two works." in page
    assert REASON in page
    assert claim.citations.get().source == goes


def test_a_reason_is_required_and_only_a_reviewer_merges(reviewer, goes, stays):
    assert "This field is required." in merge(reviewer, goes, stays, reason="")
    editor = Desk("Aytan", "editor")
    assert editor.client.get(address(goes)).status_code == 403
    assert editor.client.post(address(goes), {"reason": REASON}).status_code == 403
    assert not Source.objects.exclude(merged_into=None).exists()


def test_the_ledger_stays_whole(reviewer, second, claim, goes, stays):
    from django.core.management import call_command

    merge(reviewer, goes, stays)
    publish_all(second, goes)
    call_command("verify_ledger", verbosity=0)
    assert not PlaceCitation.objects.filter(source=goes).exists()

import pytest
from django.contrib.auth.models import User

from events.desk.checks import CHECKS, work_list
from tests import objects
from tests.pages import Page
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return objects.published_claim()


def beside(claim, **fields):
    """Another claim of the same claimant, with the same source."""
    about = {
        "event": claim.event,
        "question": fields.pop("question", claim.question),
        "claimant": claim.claimant,
        "source": claim.citations.get().source,
    }
    return objects.claim(about=about, **fields)


def found(name):
    return [item.identifier for item, _sentence in work_list(name)[1]]


def test_women_and_children_above_the_whole_of_the_same_day_are_listed(claim):
    women = objects.question("killed-women", order=102)
    children = objects.question("killed-children", order=103)
    exact = {"qualifier": "exact", "low": None}
    whole = beside(claim, **exact, best=150, claimed_on="2007")
    beside(claim, **exact, best=106, question=women, claimed_on="2007")
    assert found("parts") == []
    beside(claim, **exact, best=63, question=children, claimed_on="2007")
    assert found("parts") == [whole.identifier]
    assert "come to 169, above 150" in work_list("parts")[1][0][1]


def test_two_figures_of_one_claimant_are_listed_until_one_replaces_the_other(claim):
    second = beside(claim, low=500, claimed_on="1997")
    assert found("two-figures") == ["C1"]
    second.supersedes = claim
    second.save()
    assert found("two-figures") == []


def test_a_claim_dated_before_its_event_is_listed(claim):
    beside(claim, claimed_on="1991")
    beside(claim, claimed_on="1992-02")
    assert found("too-early") == ["C2"]


def test_a_citation_without_a_locator_is_listed(claim):
    assert found("no-locator") == []
    claim.citations.update(locator_en="")
    assert found("no-locator") == ["C1"]


def test_several_sources_read_through_one_are_listed(claim):
    origin = claim.citations.get().source
    claim.citations.all().delete()
    for title in ("Ordu.az", "Axar.az"):
        copy = objects.source(title=title, read_how="quoted", read_through=origin)
        claim.citations.create(source=copy, order=copy.pk)
    assert found("one-origin") == ["C1"]


def test_a_source_without_an_archived_copy_is_listed(claim):
    assert found("unarchived") == ["S1"]


def test_a_withdrawn_claim_is_on_no_list(claim):
    beside(claim, claimed_on="1991", status="withdrawn")
    assert found("too-early") == []


def test_the_dashboard_shows_the_lists_with_their_counts_and_each_opens(claim, client):
    sign_in(client, User.objects.create_superuser("admin"))
    page = Page(client, "/admin/")
    assert "Sources without an archived copy 1" in page.text
    for name in CHECKS:
        assert f"/admin/lists/{name}/" in page.links()
        Page(client, f"/admin/lists/{name}/")
    assert Page(client, "/admin/lists/nothing/", status=404)


def test_the_queue_shows_who_waits(claim, client):
    type(claim).objects.update(status="review")
    sign_in(client, User.objects.create_superuser("admin"))
    page = Page(client, "/admin/")
    assert f"/admin/events/claim/{claim.pk}/review/" in page.links()


def test_the_lists_are_for_staff(client):
    assert client.get("/admin/lists/parts/").status_code == 302

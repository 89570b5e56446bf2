import pytest
from django.apps import apps
from django.contrib.auth.models import User

from khojaly.desk.checks import CHECKS, findings
from khojaly.ledger.lifecycle import withdraw
from tests import objects
from tests.khojaly.desk.conftest import Desk
from tests.pages import Page
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db


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
    pks = {item.pk for item in findings(name)}
    labels = {item.label for item in findings(name)}
    objects = apps.get_model(labels.pop()).objects.filter(pk__in=pks) if labels else ()
    return [item.identifier for item in objects]


def test_women_and_children_above_the_whole_of_the_same_day_are_listed(claim):
    women = objects.question("killed-women", order=102)
    children = objects.question("killed-children", order=103)
    exact = {"qualifier": "exact", "low": None}
    beside(claim, **exact, best=150, claimed_on="2007")
    beside(claim, **exact, best=106, question=women, claimed_on="2007")
    assert found("parts") == []
    beside(claim, **exact, best=63, question=children, claimed_on="2007")
    assert found("parts") == ["C2", "C3", "C4"]
    assert findings("parts")[0].sentence == "Its parts come to 169, above its 150."


def test_two_figures_of_one_claimant_are_listed_until_one_replaces_the_other(claim):
    second = beside(claim, low=500, claimed_on="1997")
    assert found("two-figures") == ["C1", "C2"]
    second.supersedes = claim
    second.save()
    assert found("two-figures") == []


def test_copies_of_one_source_that_give_different_figures_are_listed(claim):
    about = claim.citations.get().source
    copy = objects.source(title="Ordu.az", read_how="quoted", read_through=about)
    second = beside(claim, low=500)
    second.citations.get().delete()
    second.citations.create(source=copy, order=1)
    assert found("readings") == ["C1", "C2"]


def of_azerbaijan(claim, slug, figure):
    about = {
        "event": claim.event,
        "question": claim.question,
        "claimant": objects.actor(slug, slug, "party-azerbaijan"),
        "source": objects.source(title=slug),
    }
    exact = {"qualifier": "exact", "low": None, "best": figure}
    return objects.claim(about=about, **exact, claimed_on="2007")


def test_63_and_83_children_of_one_side_are_listed(claim):
    of_azerbaijan(claim, "milli-majlis", 63)
    of_azerbaijan(claim, "azerbaijan-mfa", 106)
    assert found("one-digit") == []
    of_azerbaijan(claim, "azerbaijan-embassy-2009", 83)
    assert found("one-digit") == ["C2", "C4"]
    assert "C2, C4 give 63, 83" in findings("one-digit")[0].sentence


@pytest.mark.content
def test_the_dossiers_own_63_and_83_children_are_found():
    assert {"C33", "C36"} <= set(found("one-digit"))


def test_a_claim_that_cites_nothing_is_listed(claim):
    claim.citations.get().delete()
    assert found("uncited") == ["C1"]


def test_two_records_of_one_address_are_listed(claim):
    for end in ("", "/?utm_source=x"):
        objects.source(title=f"Copy{end}", url=f"https://www.hrw.org/report{end}")
    assert found("copies") == ["S2", "S3"]


def test_a_translation_older_than_its_original_is_listed_until_it_follows(claim):
    claim.statement_en = "Human Rights Watch says that 200 civilians died."
    claim.save()
    assert found("stale") == ["C1"]
    assert findings("stale")[0].sentence == "Edited in English after its Spanish: statement."
    claim.scope_es = "civiles"
    claim.save()
    assert found("stale") == ["C1"]
    claim.statement_es = "Human Rights Watch dice que murieron 200 civiles."
    claim.save()
    assert found("stale") == []


def test_both_languages_edited_at_once_are_as_old_as_each_other(claim):
    claim.statement_en, claim.statement_es = "HRW says 200.", "HRW dice 200."
    claim.save()
    assert found("stale") == []


def test_what_a_check_found_is_kept_until_something_is_edited_or_published(
    claim, django_assert_num_queries
):
    findings("too-early")
    with django_assert_num_queries(1):
        assert findings("too-early") == []
    claim.claimed_on = "1991"
    claim.save()
    assert found("too-early") == ["C1"]
    withdraw(claim, objects.publication())
    assert found("too-early") == []


def test_a_claim_dated_before_its_event_is_listed(claim):
    beside(claim, claimed_on="1991")
    beside(claim, claimed_on="1992-02")
    assert found("too-early") == ["C2"]


def test_a_citation_without_a_locator_is_listed(claim):
    assert found("no-locator") == []
    citation = claim.citations.get()
    citation.locator_en = ""
    citation.save()
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


def test_what_was_found_on_a_claim_stands_on_its_form_its_review_and_in_the_list(claim):
    claim.claimed_on = "1991"
    claim.save()
    desk = Desk("Aytan", "editor")
    for page in (desk.address(claim), desk.address(claim, "review")):
        assert "Dated 1991, before the event began." in desk.get(page)
    assert "<small>Claims dated before their event</small>" in desk.get("/admin/events/claim/")

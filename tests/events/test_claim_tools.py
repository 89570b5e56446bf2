"""What a claim's page leads to: its reference, its history, whether it changed, its original."""

import pytest

from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from tests.objects import publication, published_claim, published_rival
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return published_claim(basis="official-statement")


def test_its_title_is_what_it_says_and_the_line_below_leads_to_all_one_does_with_it(client, claim):
    page = Page(client, "/claims/C1/")
    assert flat(page.tree.find(".//h1")) == claim.statement_en
    (line,) = [nav for nav in page.tree.iter("nav") if nav.get("class") == "contents"]
    links = {flat(link): link.get("href") for link in line.iter("a")}
    assert links["Cite"] == "#cite"
    assert links["History"] == "/claims/C1/history/"
    assert links["Has it changed?"] == "/check/?q=C1+v1"
    assert "The figure stands: at least 200." in Page(client, links["Has it changed?"]).text


def test_its_reference_is_there_without_a_click(client, claim):
    cite = flat(Page(client, "/claims/C1/").by_id("cite"))
    assert claim.statement_en.rstrip(".") in cite
    assert "http://testserver/claims/C1/v1/" in cite


def test_each_source_leads_out_to_the_original_and_to_the_copy_that_stays(client, claim):
    cited = claim.citations.get().source
    cited.url, cited.archived_url = "https://example.org/report", "https://archive.example.org/1"
    cited.save()
    publish([cited], publication(ChangeKind.CORRECTION))
    links = Page(client, "/claims/C1/").links()
    assert {"https://example.org/report", "https://archive.example.org/1"} <= set(links)


def test_without_an_original_it_leads_to_the_copy_that_was_read(client, claim):
    assert claim.citations.get().source.read_where in Page(client, "/claims/C1/").links()


def test_what_its_ground_means_is_said_and_lists_of_names_are_one_click_away(client, claim):
    page = Page(client, "/claims/C1/")
    assert "official statement; an office gives it and shows no list with it" in page.text
    address = "/claims/?event=khojaly-massacre-1992&basis=named-list"
    assert address in page.links()
    assert "0 claims" in Page(client, address).text
    assert "1 claim" in Page(client, address.replace("named-list", "official-statement")).text


def test_the_claims_it_stands_in_relation_to_are_named_with_their_figures(client, claim):
    rival = published_rival(claim)
    rival.disputes.create(disputed=claim)
    rival.save()
    publish([rival], publication(ChangeKind.CORRECTION))
    text = Page(client, "/claims/C1/").text
    assert "Disputed or answered by C2 Memorial, 1992: at least 181." in text
    assert "Disputes or answers C1 Human Rights Watch, Dec 1994: at least 200." in (
        Page(client, "/claims/C2/").text
    )


def test_one_alone_on_its_question_has_no_table_of_rivals(client, claim):
    page = Page(client, "/claims/C1/")
    assert "rivals" not in page.ids()
    published_rival(claim)
    assert "rivals" in Page(client, "/claims/C1/").ids()

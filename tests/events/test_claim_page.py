from html import unescape

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from events.estimates import Estimate
from events.wording import estimate_words
from khojaly.ledger.editions import Edition
from sources.wording import date_words
from tests.fixture_files import by_identifier, rows
from tests.pages import Page

pytestmark = pytest.mark.content

FIGURES = ("low", "best", "high", "possible_low", "possible_high")


def expected(claim, language):
    """What the page of a claim must say, read off the fixtures."""
    words = [by_identifier("actors", "slug")[claim["claimant"][0]][f"name_{language}"]]
    words.append(claim[f"statement_{language}"])
    words.append(claim.get(f"scope_{language}") or "")
    days = [claim[name] for name in ("claimed_on", "reported_on") if name in claim]
    words += map(date_words, days)
    if not days:
        words.append({"en": "undated", "es": "sin fecha"}[language])
    if claim.get("qualifier"):
        given = {name: claim[name] for name in FIGURES if name in claim}
        words.append(estimate_words(Estimate(claim["qualifier"], **given)))
    return [" ".join(text.split()) for text in words]


def words_of(answer):
    """The text of a page in one line: the quick way, for a thousand of them."""
    assert answer.status_code == 200
    return " ".join(unescape(strip_tags(answer.content.decode())).split())


# Each claim in one of the languages, since a thousand pages would take too long; some at once.
@pytest.mark.parametrize("step", [40, pytest.param(2, marks=pytest.mark.drill)])
@pytest.mark.parametrize(("language", "first"), [("en", 0), ("es", 1)])
def test_each_claim_has_a_page_with_its_figure_qualifier_claimant_date_scope_and_locator(
    client, language, first, step
):
    prefix = "" if language == "en" else "/es"
    locators = {}
    for citation in rows("claim_citations"):
        locators.setdefault(citation["claim"][0], []).append(citation.get(f"locator_{language}"))
    with translation.override(language):
        none = translation.gettext("no locator recorded")
        for claim in rows("claims")[first::step]:
            text = words_of(client.get(f"{prefix}/claims/{claim['identifier']}/"))
            found = [
                *expected(claim, language),
                *(it or none for it in locators[claim["identifier"]]),
            ]
            missing = [words for words in found if words not in text]
            assert missing == [], claim["identifier"]


def test_words_of_the_source_are_quoted_in_their_language(client):
    page = Page(client, "/claims/C110/")
    quotes = [node for node in page.tree.iter("q") if node.get("lang")]
    assert ("as many as 500-1000 may have died", "en") in [
        (node.text, node.get("lang")) for node in quotes
    ]


def test_it_stands_beside_its_rivals_with_the_same_shape_for_the_same_position(client):
    page = Page(client, "/claims/C110/")
    shapes = {}
    for row in (node for node in page.tree.iter("tr") if node.get("id")):
        name, place = row.find("th").get("class").split(), row.findall("td")[1].get("class").split()
        assert name[1] in place
        claim = Edition().find("claim", row.get("id"))
        shapes.setdefault(claim.claimant.position, set()).add(name[1])
    assert shapes["independent"] == {"independent"}
    assert shapes["party-azerbaijan"] == shapes["party-armenia"] == {"party"}


def test_the_claim_of_the_page_is_marked_among_its_rivals(client):
    page = Page(client, "/claims/C110/")
    marked = [node.get("id") for node in page.tree.iter("tr") if node.get("aria-current")]
    assert marked == ["C110"]


def test_an_unknown_claim_answers_404_with_ways_to_go_on(client):
    page = Page(client, "/claims/C99999/", status=404)
    assert "Nothing has been published under “C99999”" in page.text
    assert "/claims/" in page.links()


def test_the_language_switch_stays_on_the_page(client):
    page = Page(client, "/es/claims/C110/?page=2")
    links = {
        node.get("hreflang"): node.get("href")
        for node in page.tree.iter("a")
        if node.get("hreflang")
    }
    assert links == {"en": "/claims/C110/?page=2"}


def test_an_identifier_in_small_letters_leads_to_the_claim(client):
    answer = client.get("/claims/c110/")
    assert (answer.status_code, answer["Location"]) == (301, "/claims/C110/")

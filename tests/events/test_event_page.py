import gzip
import re

import pytest

from tests.fixture_files import by_identifier, claims_of, rows
from tests.pages import MAIN_EVENT, Page, flat

pytestmark = pytest.mark.content

ADDRESS = f"/events/{MAIN_EVENT}/"
CLAIM = re.compile(r"C[1-9]\d*\Z")


@pytest.fixture
def page(client):
    return Page(client, ADDRESS)


def test_it_shows_every_claim_of_the_dossier_on_this_event_and_no_other(page):
    shown = [name for name in page.ids() if CLAIM.match(name)]
    assert len(shown) == len(set(shown))
    assert set(shown) == {fields["identifier"] for fields in claims_of(MAIN_EVENT)}


@pytest.mark.parametrize("event", [fields["slug"] for fields in rows("events")])
def test_every_event_page_shows_exactly_its_claims(client, event):
    shown = {name for name in Page(client, f"/events/{event}/").ids() if CLAIM.match(name)}
    assert shown == {fields["identifier"] for fields in claims_of(event)}


def test_every_claim_is_shown_with_its_claimant_date_and_first_source(page):
    actors, sources = by_identifier("actors", "slug"), by_identifier("sources")
    cited = {
        fields["claim"][0]: fields["source"][0] for fields in reversed(rows("claim_citations"))
    }
    for claim in claims_of(MAIN_EVENT):
        if "repeats" in claim:
            continue  # Shown under the claim it repeats, with a link to its own page.
        text = flat(page.by_id(claim["identifier"]))
        assert actors[claim["claimant"][0]]["name_en"] in text
        dated = claim.get("claimed_on") or claim.get("reported_on", "undated")
        assert dated[:4] in text
        source = sources[cited[claim["identifier"]]]
        assert re.sub(r"\s+", " ", source.get("title") or source["description_en"])[:60] in text


def test_a_rival_question_stands_in_the_index_with_its_range_and_its_count(page):
    index = flat(page.by_id("glance").find("../..") or page.tree)
    assert "How many civilians were killed?" in index
    assert "200 – 1,324" in index
    assert "8 claims" in index


def test_claims_on_one_question_stand_oldest_first(page):
    section = page.by_id("killed-total")
    years = [flat(cell)[-4:] for cell in section.iter("td") if cell.get("class") == "date"]
    dated = [year for year in years if year.isdigit()]
    assert dated == sorted(dated)
    assert all(year.isdigit() for year in years[: len(dated)]), "undated claims stand last"


def test_figures_that_count_all_dead_do_not_stand_among_those_that_count_civilians(page):
    civilians = {name.get("id") for name in page.by_id("killed-civilians").iter() if name.get("id")}
    total = {name.get("id") for name in page.by_id("killed-total").iter() if name.get("id")}
    assert not civilians & total
    assert "combatants included" in flat(page.by_id("killed-total"))


def test_a_replaced_claim_says_so_in_words(page):
    assert "Later replaced by the same claimant: C120" in flat(page.by_id("C114"))


def test_every_marker_of_the_account_leads_to_a_claim_or_a_note(page):
    ids = set(page.ids())
    inside = [link for link in page.links() if link.startswith("#")]
    assert len(inside) > 60
    assert [link for link in inside if link[1:] not in ids] == []


def test_it_takes_at_most_twelve_queries_whatever_the_number_of_claims(
    client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        client.get(ADDRESS)


@pytest.mark.parametrize("language", ["", "/es"])
def test_it_is_at_most_a_hundred_and_twenty_kilobytes_on_the_wire_with_its_style(
    client, settings, language
):
    answer = client.get(language + ADDRESS, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    static = [path.read_bytes() for path in (settings.BASE_DIR / "static").iterdir()]
    assert len(answer.content) + sum(len(gzip.compress(data)) for data in static) < 120_000


def test_it_asks_for_nothing_from_another_host_and_runs_no_script(page):
    scripts = list(page.tree.iter("script"))
    assert {script.get("type") for script in scripts} == {"application/ld+json"}  # Data, not code.
    loaded = [node.get("src") for node in [*scripts, *page.tree.iter("img")] if node.get("src")]
    loaded += [
        node.get("href")
        for node in page.tree.iter("link")
        if node.get("rel") in ("stylesheet", "icon")
    ]
    assert loaded == ["/static/site.css", "/static/icon.svg"]
    assert not any(node.get("style") for node in page.tree.iter())

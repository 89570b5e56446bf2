import gzip
import re

import pytest

from events.templatetags.claims import said_on
from khojaly.ledger.editions import Edition
from khojaly.pages.reading.claims import claims_where
from tests.fixture_files import claims_of, rows
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


def test_every_claim_is_in_the_text_with_its_claimant_its_date_and_what_it_says(page):
    records = {claim.identifier: claim for claim in claims_where(Edition(), event__slug=MAIN_EVENT)}
    for name, claim in records.items():
        text, words = flat(page.by_id(name)), str(claim.scope or claim.statement).removesuffix(".")
        if claim.content.get("repeats"):
            continue  # Its figure is that of the claim it repeats: see the next test.
        assert said_on(claim) in text, name
        assert flat_text(words if claim.question.kind == "number" else claim.statement) in text
        assert claim.question.kind != "number" or claim.claimants in text, name


def test_a_claim_that_repeats_another_stands_with_it_by_name_and_date(page):
    again = [claim for claim in claims_where(Edition(), event__slug=MAIN_EVENT) if claim.repeats]
    assert again
    for claim in again:
        text = flat(page.by_id(claim.repeats.identifier))
        assert {claim.identifier, *claim.claimants.split()} <= set(re.split(r"[ ,;:()]+", text))


def test_no_figure_of_the_site_s_own_stands_on_it(page):
    """No range over several claims, no number of dead: what leads it are the claims themselves."""
    assert [node for node in page.tree.iter() if node.get("class") == "range"] == []
    assert "or more" not in flat(page.by_id("killed-civilians"))


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
    assert "replaced by C120" in flat(page.by_id("C114"))


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
def test_it_is_at_most_35_kilobytes_compressed_and_2500_elements_for_245_claims(client, language):
    page = Page(client, language + ADDRESS)
    as_many = max(1, len([name for name in page.ids() if CLAIM.match(name)]) / 245)
    assert len(gzip.compress(page.response.content, 9)) <= 35_000 * as_many
    assert len(list(page.tree.iter())) <= 2_500 * as_many


def test_a_first_visit_takes_at_most_135_kilobytes_with_its_type(page, settings):
    """Its sheets, and the fonts of the letters that it shows, which are Latin."""
    folder = settings.BASE_DIR / "static"
    sheets = [link.removeprefix("/static/") for link in loaded_by(page, "stylesheet")]
    sizes = [len(gzip.compress((folder / name).read_bytes(), 9)) for name in sheets]
    fonts = [path.stat().st_size for path in (folder / "fonts").glob("*-latin*.woff2")]
    assert len(fonts) == 4
    assert len(gzip.compress(page.response.content, 9)) + sum(sizes) + sum(fonts) <= 135_000


def test_it_asks_for_nothing_from_another_host_and_runs_no_script(page):
    scripts = list(page.tree.iter("script"))
    assert {script.get("type") for script in scripts} == {"application/ld+json"}  # Data, not code.
    assert [node.get("src") for node in [*scripts, *page.tree.iter("img")] if node.get("src")] == []
    loaded = [*loaded_by(page, "stylesheet"), *loaded_by(page, "icon"), *loaded_by(page, "preload")]
    assert all(address.startswith("/static/") for address in loaded)
    assert not any(node.get("style") for node in page.tree.iter())


def loaded_by(page, relation):
    links = page.tree.iter("link")
    return [node.get("href") for node in links if node.get("rel") == relation]


def flat_text(words):
    return re.sub(r"\s+", " ", str(words)).strip()

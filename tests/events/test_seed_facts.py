"""What the project's seed text says stands on the site as claims or as cited sentences."""

import pytest

from tests.fixture_files import by_identifier, rows
from tests.pages import MAIN_EVENT, Page, flat

pytestmark = pytest.mark.content

CLAIMS = [
    ("613", "killed-civilians", "Government of Azerbaijan"),
    ("106", "killed-women", "Milli Majlis"),
    ("63", "killed-children", "Milli Majlis"),
    ("at least 200, possibly 500 to 1,000", "killed-civilians", "Human Rights Watch"),
    ("6,300", "population", "Thomas de Waal"),
    ("about 160", "defenders", "Thomas de Waal"),
]


@pytest.mark.parametrize(("figure", "question", "claimant"), CLAIMS)
def test_the_figure_is_a_claim_of_its_claimant(client, figure, question, claimant):
    rows_shown = Page(client, f"/events/{MAIN_EVENT}/{question}/").tree.iter("tr")
    claims = [Page(client, f"/claims/{r.get('id')}/") for r in rows_shown if r.get("id")]
    titles = [flat(page.tree.find(".//h1")) for page in claims]
    assert any(claimant in title and title.endswith(f": {figure}") for title in titles), titles


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("supply-conditions", "electricity"),
        ("blockade-and-shelling", "shell"),
        ("role-of-366th-regiment", "366th"),
        ("armed-men-in-column", "armed"),
    ],
)
def test_the_circumstance_is_a_claim(client, question, words):
    assert words in Page(client, f"/events/{MAIN_EVENT}/{question}/").text


def test_the_unconscionable_acts_are_a_claim_of_human_rights_watch(client):
    quoting = [
        c for c in rows("claims") if "unconscionable" in c.get("words", "") + c["statement_en"]
    ]
    assert quoting
    assert all(c["claimant"] == ["human-rights-watch"] for c in quoting)


def test_the_only_airport_of_the_region_is_told_with_its_source(client):
    text = Page(client, f"/events/{MAIN_EVENT}/").text
    assert "only airport" in text


@pytest.mark.parametrize(
    "event",
    [MAIN_EVENT, "capture-of-shusha", "capture-of-lachin", "operation-goranboy"],
)
def test_the_four_events_of_1992_have_pages(client, event):
    page = Page(client, f"/es/events/{event}/")
    assert by_identifier("events", "slug")[event]["title_es"] in page.text

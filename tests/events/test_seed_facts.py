"""What the project's seed text says stands on the site as claims or as cited sentences."""

import re

import pytest

from tests.fixture_files import by_identifier, rows
from tests.pages import MAIN_EVENT, Page, flat

pytestmark = pytest.mark.content
C_NUMBER = re.compile(r"C\d+$")

CLAIMS = [
    ("613", "killed-civilians", "Government of Azerbaijan"),
    ("106", "killed-women", "Milli Majlis"),
    ("63", "killed-children", "Milli Majlis"),
    ("at least 200 possibly 500 to 1,000", "killed-civilians", "Human Rights Watch"),
    ("6,300", "population", "Thomas de Waal"),
    ("about 160", "defenders", "Thomas de Waal"),
]


@pytest.mark.parametrize(("figure", "question", "claimant"), CLAIMS)
def test_the_figure_is_a_claim_of_its_claimant(client, figure, question, claimant):
    comparison = Page(client, f"/events/{MAIN_EVENT}/{question}/")
    shown = [flat(node) for node in comparison.tree.iter() if C_NUMBER.match(node.get("id", ""))]
    assert any(claimant in text and figure in text for text in shown), shown


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

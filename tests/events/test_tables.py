import csv
import io

import pytest

from tests.fixture_files import claims_of
from tests.pages import MAIN_EVENT, Page

pytestmark = pytest.mark.content

ADDRESS = f"/events/{MAIN_EVENT}/killed-civilians/"


def read(client, address):
    answer = client.get(address)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_the_table_behind_a_chart_has_one_row_a_claim(client):
    rows = read(client, f"{ADDRESS}data.csv")
    wanted = [c for c in claims_of(MAIN_EVENT) if c["question"] == ["killed-civilians"]]
    assert {row["claim"] for row in rows} == {claim["identifier"] for claim in wanted}
    hrw = next(row for row in rows if row["claim"] == "C110")
    assert [hrw[name] for name in ("qualifier", "low", "possible_low", "possible_high")] == [
        "at-least", "200", "500", "1000",
    ]  # fmt: skip
    assert hrw["permalink"] == "http://testserver/claims/C110/v2/"


def test_texts_are_in_the_language_of_the_address(client):
    row = next(row for row in read(client, f"/es{ADDRESS}data.csv") if row["claim"] == "C65")
    assert row["scope"] == "civiles muertos"


def test_the_question_page_leads_to_it(client):
    assert f"{ADDRESS}data.csv" in Page(client, ADDRESS).links()


def test_a_question_without_claims_answers_404_with_a_sentence(client):
    page = Page(client, f"/events/{MAIN_EVENT}/nothing/", status=404)
    assert "has no published claim on this question" in page.text


@pytest.mark.parametrize(
    ("sort", "first"), [("", "C70"), ("figure", "C114"), ("claimant", "C70"), ("nonsense", "C70")]
)
def test_the_question_page_is_sorted_through_links(client, sort, first):
    page = Page(client, f"{ADDRESS}?sort={sort}")
    rows = [row.get("id") for row in page.tree.iter("tr") if row.get("id")]
    assert rows[0] == first
    assert {"?sort=figure", "?sort=claimant"} <= set(page.links())

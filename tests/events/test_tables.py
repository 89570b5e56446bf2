import csv
import io

import pytest

from khojaly.data.tables.common import safe_cell
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from tests.objects import publication, published_claim, published_rival
from tests.pages import MAIN_EVENT, Page

QUESTION = f"/events/{MAIN_EVENT}/killed-civilians/"


def read(client, address, separator=","):
    answer = client.get(address)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=separator))


@pytest.fixture
def rivals(db):
    one = published_claim(possible_low=500, possible_high=1000)
    return one, published_rival(one)


@pytest.mark.parametrize(
    "address", [f"{QUESTION}data.csv", f"/events/{MAIN_EVENT}/claims.csv", "/claims/claims.csv"]
)
def test_each_table_has_one_row_a_claim_oldest_first(client, rivals, address):
    hrw, memorial = rivals
    rows = read(client, address)
    assert [row["claim"] for row in rows] == [memorial.identifier, hrw.identifier]
    row = rows[1]
    names = ("qualifier", "low", "possible_low", "possible_high", "figure", "claimant_id", "source")
    assert [row[name] for name in names] == [
        "at-least", "200", "500", "1000", "at least 200, possibly 500 to 1,000",
        "human-rights-watch", hrw.citations.get().source.identifier,
    ]  # fmt: skip
    assert row["permalink"] == f"http://testserver/claims/{hrw.identifier}/v1/"
    assert row["locator"] == "6"
    assert row["address"] == "https://www.hrw.org/reports/1994/azerbaijan.pdf"


def test_in_spanish_names_are_spanish_and_semicolons_separate_the_cells(client, rivals):
    row = read(client, f"/es{QUESTION}data.csv", ";")[1]
    assert row["scope"] == "civiles azerbaiyanos"
    assert row["event_title"] == "Masacre de Khojaly"
    assert row["position_name"] == "independiente"
    assert row["position"] == "independent"


def test_the_table_of_the_list_keeps_to_its_filters_and_the_list_leads_to_it(client, rivals):
    rows = read(client, "/claims/claims.csv?claimant=memorial")
    assert [row["claimant"] for row in rows] == ["Memorial"]
    page = Page(client, "/claims/?claimant=memorial&page=2")
    assert "/claims/claims.csv?claimant=memorial" in page.links()


def test_the_page_of_an_event_and_the_page_of_data_lead_to_their_tables(client, rivals):
    address = f"/events/{MAIN_EVENT}/"
    assert f"{address}claims.csv" in Page(client, address).links()
    assert {"/claims/claims.csv", "/places/places.geojson"} <= set(Page(client, "/data/").links())


def test_the_rows_are_in_the_order_of_the_page(client, rivals):
    hrw, memorial = rivals
    rows = read(client, f"{QUESTION}data.csv?sort=claimant")
    assert [row["claim"] for row in rows] == [hrw.identifier, memorial.identifier]


def test_a_table_is_as_of_a_moment(client, rivals):
    hrw, memorial = rivals
    before = memorial.current.published_at.isoformat().replace("+00:00", "Z")
    moment = hrw.current.published_at.isoformat().replace("+00:00", "Z")
    assert before != moment
    rows = read(client, f"{QUESTION}data.csv?as-of={moment}")
    assert [row["claim"] for row in rows] == [hrw.identifier]


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-2", "@name", "\t=1", "＝1"])
def test_a_text_that_a_spreadsheet_would_run_is_marked_as_text(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (200, "200"), ("about 200", "about 200")])
def test_any_other_cell_is_as_it_is(value, cell):
    assert safe_cell(value) == cell


def test_a_title_that_begins_like_a_formula_runs_nowhere(client, rivals):
    hrw, _memorial = rivals
    cited = hrw.citations.get().source
    cited.title = '=HYPERLINK("https://example.org")'
    cited.save()
    publish([cited], publication(ChangeKind.CORRECTION))
    assert read(client, f"{QUESTION}data.csv")[1]["source_title"].startswith("'=HYPERLINK")


@pytest.mark.content
def test_the_question_page_leads_to_it(client):
    assert f"{QUESTION}data.csv" in Page(client, QUESTION).links()


@pytest.mark.content
def test_a_question_without_claims_answers_404_with_a_sentence(client):
    page = Page(client, f"/events/{MAIN_EVENT}/nothing/", status=404)
    assert "has no published claim on this question" in page.text


@pytest.mark.content
@pytest.mark.parametrize(
    ("sort", "first"),
    [("", "C600"), ("figure", "C114"), ("claimant", "C600"), ("nonsense", "C600")],
)
def test_the_question_page_is_sorted_through_links(client, sort, first):
    page = Page(client, f"{QUESTION}?sort={sort}")
    rows = [entry.get("id") for entry in page.tree.iter("article")]
    assert rows[0] == first
    assert {"?sort=figure", "?sort=claimant"} <= set(page.links())

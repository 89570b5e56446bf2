"""One question on every event: how many claims each has, all on one axis, two side by side."""

import pytest

from khojaly.ledger.publishing import publish
from tests.objects import claim, event, publication, published_claim
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db
ADDRESS = "/questions/killed-civilians/"


@pytest.fixture
def two_events():
    """200 and more on the one, 9,000 on the other."""
    one = published_claim()
    about = {
        "event": event("another-event"), "question": one.question, "claimant": one.claimant,
        "source": one.citations.get().source,
    }  # fmt: skip
    about["event"].title_en = about["event"].title_es = "Another event"
    about["event"].start, about["event"].end = "1992-04-10", ""
    about["event"].save()
    publish([about["event"]], publication())
    other = claim(about, qualifier="exact", low=None, best=9000)
    publish([other], publication())
    return one, other


def marks(page):
    return {
        row.get("id"): row.findall("td")[1].get("class").split()
        for row in page.tree.iter("tr")
        if row.get("id")
    }


def test_each_event_is_listed_with_its_number_of_claims_and_leads_to_them(client, two_events):
    page = Page(client, ADDRESS)
    listed = [flat(item) for item in page.tree.iter("li") if item.find("input") is not None]
    assert listed == ["Khojaly massacre 1 claim ↓", "Another event 1 claim ↓"]
    assert {"#khojaly-massacre-1992", "#another-event"} <= set(page.links())
    assert {"khojaly-massacre-1992", "another-event"} <= set(page.ids())


def test_all_figures_are_on_one_axis(client, two_events):
    one, other = marks(Page(client, ADDRESS)).values()
    # 200 of an axis that reaches beyond 9,000 lies in its first hundredths.
    assert {name for name in one if name.startswith("x")} <= {"x1", "x2", "x3"}
    assert {name for name in other if name.startswith("x")} <= {f"x{n}" for n in range(80, 101)}


@pytest.mark.parametrize(
    "query", ["?events=another-event,khojaly-massacre-1992",
              "?events=another-event&events=khojaly-massacre-1992"],
)  # fmt: skip
def test_two_events_stand_side_by_side_and_stay_ticked(client, two_events, query):
    page = Page(client, ADDRESS + query)
    (columns,) = [n for n in page.tree.iter("div") if "beside" in (n.get("class") or "").split()]
    assert [section.get("id") for section in columns] == ["khojaly-massacre-1992", "another-event"]
    assert all(
        box.get("checked") is not None
        for box in page.tree.iter("input")
        if box.get("id", "").startswith("of-")
    )


def test_one_event_alone_is_on_an_axis_of_its_own(client, two_events):
    (shown,) = marks(Page(client, f"{ADDRESS}?events=khojaly-massacre-1992")).values()
    assert any(name in shown for name in ("x80", "x67", "x100", "x40", "x50"))


def test_an_event_without_a_claim_on_it_is_named_and_the_rest_is_shown(client, two_events):
    page = Page(client, f"{ADDRESS}?events=nowhere")
    assert "No claim on this question is known for: nowhere." in page.text
    assert len(marks(page)) == 2


def test_the_page_of_an_event_leads_there(client, two_events):
    assert ADDRESS in Page(client, "/events/khojaly-massacre-1992/").links()

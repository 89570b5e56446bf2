"""Lists narrowed by filters, and widened again."""

from datetime import date

import pytest

from tests.pages import Page, flat

pytestmark = pytest.mark.content


@pytest.mark.parametrize(
    ("kept", "cleared"),
    [
        ("style=apa", "/sources/?style=apa"),
        (f"as-of={date.today()}", f"/sources/?as-of={date.today()}"),
        ("", "/sources/"),
    ],
)
def test_clearing_the_filters_keeps_the_style_and_the_day(client, kept, cleared):
    page = Page(client, f"/sources/?position=independent&{kept}")
    links = [a.get("href") for a in page.tree.iter("a") if flat(a) == "Clear the filters"]
    assert links == [cleared]


def test_claims_on_the_dead_are_taken_along_as_a_bibliography(client):
    dead = client.get("/claims/bibliography.csl.json?group=dead").json()
    assert 0 < len(dead) < len(client.get("/claims/bibliography.csl.json").json())
    assert all("Claimant: " in item["abstract"] for item in dead)
    shown = Page(client, "/claims/?group=dead")
    assert "/claims/bibliography.ris?group=dead" in shown.links()
    assert f"{len(dead)} claims" in shown.text

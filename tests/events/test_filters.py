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

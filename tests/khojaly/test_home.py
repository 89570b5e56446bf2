import pytest

from tests.fixture_files import rows
from tests.pages import Page

pytestmark = pytest.mark.content


@pytest.mark.parametrize("language", ["", "/es"])
def test_every_link_within_the_home_page_leads_somewhere(client, language):
    page = Page(client, f"{language}/")
    inside = [link for link in page.links() if link.startswith("#")]
    assert set(inside) <= {f"#{name}" for name in page.ids()}


def test_the_home_page_leads_to_every_event(client):
    links = Page(client, "/").links()
    assert {f"/events/{event['slug']}/" for event in rows("events")} <= set(links)


def test_who_asks_for_the_icon_where_it_always_was_is_led_to_it(client):
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/static/icon")

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

"""Every link of every kind of page answers: a crawl through the test client."""

import pytest

from khojaly.ledger.checkpoints import make_checkpoint
from tests.browser.addresses import PAGES
from tests.pages import Page

pytestmark = pytest.mark.content
WALKED = [
    pytest.param(address, marks=() if number % 5 == 0 else pytest.mark.drill)
    for number, address in enumerate(PAGES)
]


@pytest.fixture(autouse=True)
def _checkpoint(content):
    make_checkpoint()


@pytest.mark.parametrize("address", WALKED)
def test_every_link_on_the_page_answers(client, address):
    links = {link.partition("#")[0] for link in Page(client, f"/es{address}").links()}
    own = sorted(link for link in links if link.startswith("/") and not link.startswith("/static/"))
    found = {link: client.head(link).status_code for link in own[:40]}
    allowed = {200, 302}
    assert {link: code for link, code in found.items() if code not in allowed} == {}

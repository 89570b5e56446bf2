"""An editor imports references in a browser: one cannot be read, one is here already, one has to
be corrected."""

import pytest
from django.conf import settings

from khojaly.ledger.publishing import publish
from sources.models import Source
from tests import objects
from tests.browser.conftest import follow
from tests.khojaly.desk.conftest import Desk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RIS = """TY  - BOOK
AU  - de Waal, Thomas
TI  - Black Garden
PY  - 2003
ER  -
TY  - NEWS
AU  - Goltz, Thomas
TI  - Nagorno-Karabakh Victims Buried in Azerbaijani Town
T2  - The Washington Post
DA  - 1992/02/28
UR  - washingtonpost
ER  -
TY  - BOOK
TI  - Azerbaijan Diary
"""


@pytest.fixture
def page(chromium, live_server):
    """A page signed in as an editor, without JavaScript, on a site where one book is known."""
    known = objects.source(
        csl_type="book", title="Black Garden: Armenia and Azerbaijan through Peace and War",
        issued="2003",
    )  # fmt: skip
    publish([known], objects.publication())
    session = Desk("Aytan", "editor").client.cookies[settings.SESSION_COOKIE_NAME].value
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
    context.add_cookies([cookie])
    yield context.new_page()
    context.close()


def test_pasted_references_are_corrected_and_saved(page):
    page.goto("/admin/sources/source/import/")
    page.get_by_label("References").fill(RIS)
    page.get_by_label("Position").select_option("independent")
    page.get_by_label("How it was read").select_option("part")
    page.get_by_label("Language").fill("en")
    page.get_by_label("Reason for this change").fill("For the claims of 1992.")
    follow(page.get_by_role("button", name="Read and preview"))

    assert "line 13: It is cut off" in page.inner_text("#content")
    book, report = page.locator(".entry").all()
    assert "S1 Black Garden: Armenia and Azerbaijan" in book.inner_text()
    assert not book.get_by_label("Take this one").is_checked()
    assert "Enter a valid URL." in report.inner_text()

    report.get_by_label("Kind").select_option("press")
    follow(page.get_by_role("button", name="Save all ticked ones as drafts"))
    assert "URL: Enter a valid URL." in page.inner_text("#content")
    assert Source.objects.count() == 1

    report = page.locator(".entry").nth(1)
    assert report.get_by_label("Kind").input_value() == "press"
    report.get_by_label("URL").fill("https://www.washingtonpost.com/archive/1992/02/28/victims/")
    follow(page.get_by_role("button", name="Save all ticked ones as drafts"))

    assert "1 draft saved" in page.inner_text("#content")
    saved = Source.objects.get(identifier="S2")
    assert (saved.kind, saved.issued, saved.status) == ("press", "1992-02-28", "draft")
    follow(page.get_by_role("link", name="Cite it in a new claim"))
    assert page.url.endswith(f"/admin/events/claim/add/?source={saved.pk}")

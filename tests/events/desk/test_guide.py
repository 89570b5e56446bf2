import pytest
from django.utils.html import escape

from tests.events.desk.test_checks import Desk
from tests.fixture_files import by_identifier
from tests.pages import Page

pytestmark = pytest.mark.content


@pytest.fixture
def editor(content):
    return Desk("Aytan", "editor")


def test_the_guide_shows_real_claims_as_readers_see_them(editor):
    page = Page(editor.client, "/admin/guide/")
    assert by_identifier("claims")["C33"]["statement_en"] in page.text
    assert "at least 200, possibly 500 to 1,000" in page.text
    assert "/claims/C36/" in page.links()


def test_the_guide_is_there_in_spanish(editor):
    html = editor.client.get("/admin/guide/", headers={"Accept-Language": "es"}).content.decode()
    assert "Cómo se escribe una afirmación" in html
    assert escape(by_identifier("claims")["C33"]["statement_es"]) in html


def test_every_page_of_the_desk_leads_to_the_guide(editor):
    for address in ("/admin/", "/admin/events/claim/", "/admin/events/claim/add/"):
        assert "/admin/guide/" in Page(editor.client, address).links()


def test_the_guide_costs_few_queries(editor, django_assert_max_num_queries):
    editor.get("/admin/guide/")
    with django_assert_max_num_queries(16):
        editor.get("/admin/guide/")


def test_the_guide_is_for_the_desk(client):
    assert client.get("/admin/guide/").status_code == 302

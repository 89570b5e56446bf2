"""The page About: what the operator said of themselves, and that they said nothing."""

import pytest

from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "sentences"),
    [
        ("/about/", ("has not said who they are", "has not said who pays", "No address for")),
        ("/es/about/", ("no ha dicho quién es", "no ha dicho quién lo paga", "no tiene fijada")),
    ],
)
def test_where_nothing_is_set_it_says_so(client, address, sentences):
    page = Page(client, address)
    assert [sentence for sentence in sentences if sentence not in page.text] == []


@pytest.mark.parametrize(
    ("corrections", "link"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/write", "https://example.org/write"),
    ],
)
def test_it_says_what_the_operator_set(client, settings, corrections, link):
    settings.OPERATOR, settings.FUNDING = "A society of readers <Lyon>", "Its members"
    settings.CORRECTIONS = corrections
    page = Page(client, "/about/")
    assert "A society of readers <Lyon>" in page.text
    assert "Its members" in page.text
    assert "has not said" not in page.text
    assert link in page.links()


def test_it_says_whether_a_second_person_reads_what_is_published(client, settings):
    settings.SECOND_PERSON_REQUIRED = False
    assert "One person may edit and publish here" in Page(client, "/about/").text


def test_every_page_leads_to_it(client):
    assert "/about/" in Page(client, "/method/").links()
    assert "/es/about/" in Page(client, "/es/method/").links()

import pytest
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern

from tests.pages import Page


@pytest.mark.django_db
def test_an_unknown_address_answers_404_in_the_readers_language(client):
    assert "There is no such page" in Page(client, "/nothing/", status=404).text
    page = Page(client, "/es/nothing/", status=404)
    assert "Esa página no existe" in page.text
    assert "/es/events/" in page.links()


@pytest.mark.django_db
def test_a_failure_answers_500_with_a_way_to_go_on(client, monkeypatch):
    def fail(request):
        raise RuntimeError

    client.raise_request_exception = False
    localised = next(
        p for p in get_resolver().url_patterns if isinstance(p.pattern, LocalePrefixPattern)
    )
    pattern = next(p for p in localised.url_patterns if p.name == "method")
    monkeypatch.setattr(pattern, "callback", fail)
    page = Page(client, "/method/", status=500)
    assert "Something went wrong on our side" in page.text
    assert page.links() == ["/", "/es/"]


def test_a_host_that_is_not_the_sites_answers_400(client):
    answer = client.get("/claims/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert answer.content == b"There is no site under this name here."

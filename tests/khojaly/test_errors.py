import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern

from tests.pages import Page

from .desk.conftest import Desk


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


@pytest.mark.django_db
def test_whoever_lacks_a_role_is_told_whom_to_ask_in_their_language():
    at_desk = Desk("Ana", "contributor").client
    page = Page(at_desk, "/admin/sources/source/import/", status=403)
    assert "It needs a role that your account does not have. Ask whoever has it" in page.text
    assert "/admin/" in page.links()
    at_desk.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
    page = Page(at_desk, "/admin/sources/source/import/", status=403)
    assert "Requiere una función que su cuenta no tiene." in page.text
    assert '<html lang="es">' in page.html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Go back in your browser, copy what you typed"),
        ("es", "Vuelva atrás en el navegador"),
    ],
)
def test_a_form_without_its_token_is_answered_with_what_to_do(language, sentence):
    browser = Client(enforce_csrf_checks=True, headers={"Accept-Language": language})
    page = Page.of(browser.post("/admin/login/", {"username": "Ana"}), status=403)
    assert sentence in page.text
    assert "site.css" in page.html


def test_a_host_that_is_not_the_sites_answers_400(client):
    answer = client.get("/claims/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert answer.content == b"There is no site under this name here."

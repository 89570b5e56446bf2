import pytest

from khojaly.pages.languages import bare_path, in_language
from tests.pages import Page, flat


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("/claims/C17/", "es", "/es/claims/C17/"),
        ("/es/claims/C17/?page=2", "en", "/claims/C17/?page=2"),
        ("/es/", "en", "/"),
        ("/", "es", "/es/"),
        ("/essays/", "es", "/es/essays/"),
    ],
)
def test_a_page_has_the_same_address_in_each_language_but_for_the_prefix(path, language, expected):
    assert in_language(path, language) == expected


def test_the_permalink_is_the_address_without_a_language():
    assert bare_path("/es/claims/C17/v2/") == "/claims/C17/v2/"
    assert bare_path("/events/") == "/events/"


@pytest.mark.django_db
def test_the_bare_address_is_english_whatever_the_browser_asks_for(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
    assert Page(client, "/claims/").tree.get("lang") == "en"
    assert Page(client, "/es/claims/").tree.get("lang") == "es"


@pytest.mark.django_db
def test_each_page_names_its_alternates_with_full_addresses(client):
    links = {
        node.get("hreflang"): node.get("href")
        for node in Page(client, "/es/method/").tree.iter("link")
        if node.get("rel") == "alternate" and node.get("hreflang")
    }
    assert links == {
        "en": "http://testserver/method/",
        "es": "http://testserver/es/method/",
        "x-default": "http://testserver/method/",
    }


SPANISH_READER = "es-MX,es;q=0.9,en;q=0.5"


def offered(page):
    return [
        (link.get("href"), flat(link))
        for aside in page.tree.iter("aside")
        if aside.get("class") == "offered"
        for link in aside.iter("a")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "accepted", "link"),
    [
        ("/method/", SPANISH_READER, ("/es/method/", "Leer en español")),
        ("/es/method/", "en-GB", ("/method/", "Read in English")),
        ("/method/", "en, es;q=0.9", None),
        ("/es/method/", SPANISH_READER, None),
        ("/method/", "hy, ru;q=0.8", None),
        ("/method/", "hy, es;q=0.1", ("/es/method/", "Leer en español")),
        ("/method/", "es;q=0, en", None),
        ("/method/", "*", None),
        ("/method/", "¿?;q=x", None),
    ],
)
def test_a_page_offers_the_language_that_the_browser_asks_for_first(
    client, address, accepted, link
):
    answer = client.get(address, headers={"Accept-Language": accepted})
    assert answer.status_code == 200
    assert offered(Page.of(answer)) == ([link] if link else [])
    assert "Accept-Language" in answer["Vary"]
    assert answer["Content-Language"] == ("es" if address.startswith("/es") else "en")

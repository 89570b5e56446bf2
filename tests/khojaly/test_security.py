import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern

from tests.pages import Page

HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
# Scripts of other sites follow what leads to data; so they may read where any redirect leads.
OF_REDIRECTS = HEADERS | {"Cross-Origin-Resource-Policy": "cross-origin"}
# A page, a redirect, a file, an error, the desk.
ANSWERS = ("/method/", "/method", "/static/site.css", "/nothing/", "/claims/?as-of=x", "/admin/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_allows_nothing_inline_and_no_other_host(client, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_carries_the_headers(client, address):
    answer = client.get(address)
    expected = OF_REDIRECTS if address == "/method" else HEADERS
    assert {name: answer[name] for name in HEADERS} == expected
    assert "geolocation=()" in answer["Permissions-Policy"]


@pytest.mark.django_db
def test_a_failure_carries_them_too_and_a_view_may_give_its_own(client, monkeypatch):
    def fail(request):
        raise RuntimeError

    localised = next(
        p for p in get_resolver().url_patterns if isinstance(p.pattern, LocalePrefixPattern)
    )
    pattern = next(p for p in localised.url_patterns if p.name == "method")
    shown = pattern.callback

    def for_other_sites(request):
        response = shown(request)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    monkeypatch.setattr(pattern, "callback", for_other_sites)
    assert client.get("/method/")["Cross-Origin-Resource-Policy"] == "cross-origin"
    monkeypatch.setattr(pattern, "callback", fail)
    client.raise_request_exception = False
    answer = client.get("/method/")
    assert answer.status_code == 500
    assert {name: answer[name] for name in HEADERS} == HEADERS


@pytest.mark.django_db
def test_a_redirect_to_https_carries_them(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/method/")
    assert answer.status_code == 301
    assert "default-src 'none'" in answer["Content-Security-Policy"]


PUBLIC = {"ALLOWED_HOSTS": "khojaly.example", "SECRET_KEY": "k" * 60}


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"ALLOWED_HOSTS": "khojaly.example"}, "SECRET_KEY must be set"),
        (PUBLIC | {"ALLOWED_HOSTS": "*"}, "would believe any name"),
        (PUBLIC | {"DEBUG": "1"}, "errors would be shown to everyone"),
        (PUBLIC | {"TRUSTED_PROXIES": "many"}, "must be a whole number"),
        (PUBLIC | {"ADMIN_NETWORKS": "192.0.2.0/33"}, "ADMIN_NETWORKS names no network"),
    ],
)
def test_a_public_site_does_not_start_with_settings_that_open_it(environment, sentence):
    started = subprocess.run(
        [sys.executable, "-c", "import khojaly.settings"],
        cwd=settings.BASE_DIR,
        env=environment | {"PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert sentence in started.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "khojaly.example"])
def test_a_site_without_a_public_name_is_not_served_to_other_machines(host):
    with pytest.raises(CommandError, match="Set ALLOWED_HOSTS"):
        call_command("serve", host=host)


@pytest.mark.django_db
def test_nothing_public_names_the_desk(client):
    for address in ("/", "/es/", "/method/", "/robots.txt", "/sitemap.xml", "/nothing/"):
        assert b"admin" not in client.get(address).content, address
    assert not [link for link in Page(client, "/data/").links() if "admin" in link]

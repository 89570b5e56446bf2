"""What is written after `?` and read by no page neither misses a kept page nor makes another."""

import pytest
from django.core.cache import caches
from django.http import QueryDict
from django.urls import URLPattern

from khojaly import urls
from khojaly.api.document import document
from khojaly.page_cache.parameters import names_read, read_of
from tests import objects
from tests.khojaly.page_cache.conftest import ask

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "/", "/events/", "/claims/", "/claims/claims.csv", "/sources/", "/places/", "/actors/",
    "/changes/", "/changes/feed.atom", "/data/", "/search/?q=200", "/check/?q=C1", "/method/",
    "/claims/C1/", "/claims/C1/?cite=styles", "/claims/C1/v1/", "/claims/C1/history/",
    "/claims/C1/feed.atom", "/claims/C1/data.jsonld", "/claims/C1/v1/cite.bib", "/sources/S1/",
    "/actors/human-rights-watch/", "/questions/killed-civilians/", "/events/khojaly-massacre-1992/",
    "/events/khojaly-massacre-1992/killed-civilians/", "/sources/bibliography.bib",
    "/events/khojaly-massacre-1992/killed-civilians/data.csv", "/vocabulary/", "/sitemap-claim.xml",
    "/events/khojaly-massacre-1992/sources.ris", "/claims/C1/timemap/link/",
    "/oembed?url=http://testserver/claims/C1/", "/es/claims/C1/", "/claims/C1/v1/record.json",
)  # fmt: skip


def names(entries):
    """The names of addresses, those of includes among them, but the desk's and the API's own."""
    for entry in entries:
        if isinstance(entry, URLPattern):
            yield entry.name or ""
        elif entry is not urls.desk and str(entry.pattern) != "api/v1/":
            yield from names(entry.url_patterns)


@pytest.fixture
def claim():
    return objects.published_claim()


def test_of_every_public_page_it_is_said_what_it_reads():
    public = {name for name in names(urls.urlpatterns) if name and not name.startswith("api-")}
    assert len(public) > 60
    assert {name for name in public if names_read(name) is None} == set()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_reads_what_is_not_said(client, claim, monkeypatch, address):
    asked = set()

    class Recording(QueryDict):
        def __getitem__(self, name):
            asked.add(name)
            return super().__getitem__(name)

        def __contains__(self, name):
            asked.add(name)
            return super().__contains__(name)

        def get(self, name, default=None):
            asked.add(name)
            return super().get(name, default)

        def getlist(self, name, default=None):
            asked.add(name)
            return super().getlist(name, default)

    monkeypatch.setattr("django.core.handlers.wsgi.QueryDict", Recording)
    answer = client.get(address)
    assert answer.status_code in (200, 301, 302), address
    assert asked <= names_read(answer.wsgi_request.resolver_match.view_name), address


def test_what_no_page_reads_is_not_there():
    assert read_of("/claims/C1/", "x=1&utm_source=mail") == ("", True)
    assert read_of("/es/claims/C1/", "x=1&as-of=2026-11-22") == ("as-of=2026-11-22", True)
    assert read_of("/claims/C1/", "cite=styles") == ("cite=styles", True)
    assert read_of("/claims/C1/", "cite=anything") == ("", True)
    assert read_of("/search/", "q=613&q=200&x=1") == ("q=200", True)
    several = "events=a&events=b"
    assert read_of("/actors/human-rights-watch/", several) == (several, True)
    assert read_of("/no/such/page/", "x=1") == ("x=1", False)


def test_it_neither_misses_nor_makes_a_page(front, claim):
    front("/claims/C1/")
    kept = caches["pages"].bytes
    for number in range(5):
        assert front(f"/claims/C1/?x={number}").cache == "hit"
        assert front(f"/claims/C1/?fbclid={number}", "HEAD").cache == "hit"
    assert caches["pages"].bytes == kept


def test_a_page_is_drawn_without_it(front, claim):
    own = front("/claims/C1/")
    assert front("/claims/C1/?<script>=1").body == own.body


def test_redis_gets_no_head_no_search_and_nothing_pasted(make_front, claim, monkeypatch):
    worker = make_front()
    shared = []
    monkeypatch.setattr(worker.store, "share", lambda address, answer: shared.append(address))
    ask(worker, "/claims/C1/", "HEAD")
    for address in ("/search/?q=a+name", "/check/?q=something+of+mine", "/claims/?event=x",
                    "/claims/C1/?as-of=2026-11-22"):  # fmt: skip
        ask(worker, address)
    assert shared == []
    ask(worker, "/sources/S1/")
    assert len(shared) == 1
    assert ask(worker, "/check/?q=something+of+mine").cache == "fwd=miss"


def test_every_parameter_that_the_api_describes_reaches_it(front):
    """The list of changes has a namesake among the pages, which reads other parameters."""
    for path, methods in document()["paths"].items():
        given = [each["name"] for each in methods.get("get", {}).get("parameters", ())]
        query = "&".join(f"{name}=x" for name in given)
        path = path.replace("{identifier}", "C1").replace("{number}", "1")
        assert read_of(path, query)[0] == query
    assert front("/api/v1/changes?since=x").status.startswith("400")

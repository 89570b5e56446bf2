"""Methods, negotiation and what scripts of other sites may read, over every kind of address."""

import pytest
from django.urls import reverse
from django.utils.http import http_date

from events.models import Claim
from khojaly.ledger.lifecycle import withdraw
from khojaly.page_cache.negotiation import accepted, preferred_type
from tests import objects
from tests.pages import Page

PAGES = ["/", "/claims/C1/", "/claims/C1/v1/", "/es/claims/", "/search/", "/data/ledger.jsonl"]
COMPARISON = "/events/khojaly-massacre-1992/killed-civilians/"
DATA = [
    "/claims/C1/v1/record.json", "/claims/C1/cite.bib", "/claims/C1/v1/data.ttl",
    "/data/ledger.jsonl", "/claims/C1/timemap/link/", "/claims/C1/timemap/json/",
    "/claims/C1/feed.atom",
    "/changes/feed.atom", f"{COMPARISON}cite.csl.json", f"{COMPARISON}data.csv",
    "/sources/bibliography.ris", "/claims/C1/linkset.json", "/vocabulary/terms.ttl", "/sitemap.xml",
]  # fmt: skip


@pytest.fixture
def claim(db):
    return objects.published_claim()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH", "PROPFIND", "TRACE"])
def test_what_can_only_be_read_takes_no_other_method_and_names_those_it_takes(
    client, claim, address, method
):
    answer = client.generic(method, address)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("address", PAGES)
def test_options_says_what_can_be_done(client, claim, address):
    answer = client.options(address)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert "Accept-Datetime" in answer["Access-Control-Allow-Headers"]


def test_the_check_of_a_citation_and_the_desk_take_what_is_sent_to_them(client, claim):
    assert client.post("/check/", {"q": "C1"}).status_code == 200
    answer = client.put("/check/")
    assert (answer.status_code, "POST" in answer["Allow"]) == (405, True)
    assert client.post(reverse("admin:login")).status_code != 405


@pytest.mark.parametrize("address", DATA)
def test_data_can_be_read_by_scripts_of_any_site_and_do_not_vary_by_language(
    client, claim, address
):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Accept-Language" not in answer.get("Vary", "")


def test_pages_their_static_files_and_the_desk_cannot(client, claim):
    for address in ("/", "/claims/C1/", "/static/site.css", reverse("admin:login")):
        answer = client.get(address)
        assert "Access-Control-Allow-Origin" not in answer, address
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin", address


@pytest.mark.parametrize(
    "given", ["application/ld+json", 'application/ld+json;profile="http://a.b/c"']
)
def test_a_form_is_led_to_whatever_its_profile_and_scripts_may_follow(client, claim, given):
    answer = client.get("/claims/C1/", headers={"Accept": given})
    assert (answer.status_code, answer["Location"]) == (303, "/claims/C1/v1/data.jsonld")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Vary"] == "Accept"


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("*/*", "text/html"), ("text/turtle, */*;q=0.1", "text/turtle"), ("image/png", None),
        ("text/html;q=0, */*", "text/turtle"), ("text/*;q=0, */*", "text/csv;charset=x"),
        ("text/html;q=0.2, text/turtle;q=0.9;profile=a", "text/turtle"), ("text/turtle;q=0", None),
    ],
)  # fmt: skip
def test_a_weight_of_nothing_refuses(header, kind):
    offered = ("text/html", "text/turtle")
    expected = None if kind and kind.startswith("text/csv") else kind
    assert preferred_type(header, offered) == expected


def test_the_vocabulary_is_turtle_to_who_prefers_that(client, db):
    answer = client.get("/vocabulary/", headers={"Accept": "text/turtle, text/html;q=0.5"})
    assert (answer.status_code, answer["Location"]) == (303, "/vocabulary/terms.ttl")
    page = client.get("/vocabulary/", headers={"Accept": "text/html;q=0.9, text/turtle;q=0.1"})
    assert page.status_code == 200
    assert "terms.ttl" in page["Link"]


@pytest.mark.parametrize("address", ["/static/site.css", "/data/ledger.jsonl", "/sitemap.xml"])
def test_nothing_is_compressed_for_who_refuses_it(client, claim, address):
    for refusal in ("gzip;q=0", "br;q=0, gzip;q=0, *;q=0", "gzip ;Q=0.0"):
        assert "Content-Encoding" not in client.get(address, headers={"Accept-Encoding": refusal})
    assert accepted("gzip;q=0, br;q=0.5, x") == "br;q=0.5, x;q=1"


def test_a_comparison_is_led_to_as_it_stood_at_a_moment(client, claim):
    early = client.get(COMPARISON, headers={"Accept-Datetime": http_date(0)})
    assert early.status_code == 302
    assert 'rel="original timegate"' in early["Link"]
    memento = client.get(early["Location"])
    assert memento.status_code == 200
    assert memento["Memento-Datetime"]
    withdraw(Claim.objects.get(), objects.publication(reason="Tried out."))
    assert "C1" in Page(client, early["Location"]).ids()
    bad = client.get(COMPARISON, headers={"Accept-Datetime": "yesterday"})
    assert bad.status_code == 400

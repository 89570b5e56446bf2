"""Which form of a page is answered, and the typed links that lead to the others."""

from urllib.parse import urlsplit

import pytest
from signposting.linkheader import find_signposting_http_link
from signposting.linkset import LinksetJSON, _parse_linkset_json

from khojaly.ledger.lifecycle import withdraw
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
def claim():
    return objects.published_claim()


@pytest.mark.parametrize("accept", ["", "*/*", "text/html", BROWSER])
def test_a_page_is_html_to_who_takes_html(client, claim, accept):
    answer = client.get("/claims/C1/", headers={"accept": accept} if accept else {})
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert "Accept" in answer["Vary"].split(", ")


@pytest.mark.parametrize(
    ("accept", "file"),
    [
        ("text/turtle", "data.ttl"),
        ("application/ld+json", "data.jsonld"),
        ("application/n-triples", "data.nt"),
        ("application/json", "record.json"),
        ("application/x-bibtex", "cite.bib"),
        ("application/linkset+json", "linkset.json"),
        ("text/turtle;q=0.9, text/html;q=0.1", "data.ttl"),
    ],
)
@pytest.mark.parametrize("address", ["/claims/C1/", "/claims/C1/v1/"])
def test_who_prefers_another_form_is_led_to_the_file_of_the_pinned_version(
    client, claim, accept, file, address
):
    answer = client.get(address, headers={"accept": accept})
    assert (answer.status_code, answer["Location"]) == (303, f"/claims/C1/v1/{file}")
    assert "Accept" in answer["Vary"]
    wanted = next(part.split(";")[0] for part in accept.split(","))
    assert client.get(answer["Location"])["Content-Type"].startswith(wanted)


def test_a_file_beside_the_current_page_says_which_version_it_is_of(client, claim):
    answer = client.get("/claims/C1/data.ttl")
    assert answer["Content-Location"] == "/claims/C1/v1/data.ttl"
    assert answer.content == client.get("/claims/C1/v1/data.ttl").content


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/claims/C1/v1/data.xlsx", "There is no such form of this page"),
        ("/es/claims/C1/v1/data.xlsx", "Esta página no existe en ese formato"),
        ("/claims/C1/cite.docx", "There is no such form of this page"),
        ("/sources/S1/v1/data.trig", "There is no such form of this page"),
    ],
)
def test_an_unknown_form_is_answered_with_those_there_are(client, claim, address, sentence):
    page = Page(client, address, status=406)
    assert sentence in page.text
    assert any(link.endswith("/v1/data.ttl") for link in page.links())


def test_so_is_an_accept_header_that_nothing_fits(client, claim):
    answer = client.get("/claims/C1/", headers={"accept": "image/png"})
    assert answer.status_code == 406
    assert b"application/ld+json" in answer.content


@pytest.mark.parametrize("address", ["/claims/C1/", "/claims/C1/v1/", "/es/claims/C1/"])
def test_the_link_header_is_signposting(client, claim, address):
    found = find_signposting_http_link([client.get(address)["Link"]], f"http://testserver{address}")
    permalink = "http://testserver/claims/C1/v1/"
    assert str(found.citeAs.target) == permalink
    assert {(str(s.target), s.type) for s in found.describedBy} >= {
        (f"{permalink}data.jsonld", "application/ld+json"),
        (f"{permalink}data.ttl", "text/turtle"),
    }
    assert [str(s.target) for s in found.items] == [f"{permalink}record.json"]
    assert str(found.license.target) == "https://creativecommons.org/licenses/by/4.0/"
    assert "https://schema.org/Claim" in {str(s.target) for s in found.types}
    assert [str(s.target) for s in found.linksets] == [f"{permalink}linkset.json"]
    for link in (*found.describedBy, *found.items, *found.linksets):
        answer = client.get(urlsplit(str(link.target)).path)
        assert answer["Content-Type"].startswith(link.type)


def test_the_link_set_says_the_same(client, claim):
    page, file = "http://testserver/claims/C1/v1/", "http://testserver/claims/C1/v1/linkset.json"
    answer = client.get("/claims/C1/v1/linkset.json")
    linkset = LinksetJSON(answer.content.decode(), answer["Content-Type"], file, file)
    listed = _parse_linkset_json(linkset).for_context(page)
    header = find_signposting_http_link([client.get("/claims/C1/v1/")["Link"]], page)
    for relation in ("citeAs", "describedBy", "items", "license", "types"):
        assert targets(getattr(listed, relation)) == targets(getattr(header, relation))


def targets(signposts):
    found = signposts if isinstance(signposts, set) else {signposts}
    return {str(signpost.target) for signpost in found}


@pytest.mark.parametrize("file", ["data.jsonld", "data.ttl", "data.nt", "data.trig"])
def test_a_withdrawn_claim_says_so_in_every_form(client, claim, file):
    withdraw(claim, objects.publication(reason="It was recorded twice."))
    assert b"withdrawn" in client.get(f"/claims/C1/{file}").content


@pytest.mark.parametrize("file", ["cite.bib", "cite.ris", "cite.csl.json"])
def test_and_in_every_reference(client, claim, file):
    withdraw(claim, objects.publication(reason="It was recorded twice."))
    assert b"status: withdrawn" in client.get(f"/claims/C1/{file}").content
    assert b"status" not in client.get(f"/claims/C1/v1/{file}").content

from xml.etree import ElementTree

import pytest

from khojaly.ledger.checkpoints import make_checkpoint
from khojaly.ledger.merkle import included
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def claim():
    claim = objects.published_claim()
    claim.low = 500
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION, "Misread."))
    return claim


def entries(client, address):
    return ElementTree.fromstring(client.get(address).content).findall(f"{ATOM}entry")


def test_the_page_lists_publications_newest_first_with_what_changed(client, claim):
    text = Page(client, "/changes/").text
    assert text.index("C1 v2") < text.index("C1 v1")
    assert "Misread." in text
    assert "200 → 500" in text, text[text.find("Misread") :][:300]


def test_it_is_filtered_by_kind_and_by_kind_of_change(client, claim):
    assert "S1 v1" not in Page(client, "/changes/?kind=claim").text
    assert "C1 v1" not in Page(client, "/changes/?change=correction").text
    assert "Nothing fits these filters." in Page(client, "/changes/?change=withdrawn").text


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("/claims/C1/feed.atom", ["C1 v2: Our correction", "C1 v1: First publication"]),
        ("/sources/S1/feed.atom", ["S1 v1: First publication"]),
        (
            "/events/khojaly-massacre-1992/feed.atom",
            [
                "C1 v2: Our correction",
                "C1 v1: First publication",
                "khojaly-massacre-1992 v1: First publication",
            ],
        ),
    ],
)
def test_each_thing_has_a_feed(client, claim, address, titles):
    assert [entry.find(f"{ATOM}title").text for entry in entries(client, address)] == titles


def test_an_entry_says_from_what_to_what_in_words_and_never_changes_its_name(client, claim):
    entry = entries(client, "/changes/feed.atom")[0]
    assert "figure: from “at least 200” to “at least 500”" in entry.find(f"{ATOM}summary").text
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/claims/C1/v2/"
    newest = Version.objects.order_by("-seq").first()
    assert entry.find(f"{ATOM}id").text == f"urn:sha256:{newest.chain}"


def test_a_long_feed_is_paged_as_rfc_5005_says(client, claim):
    for number in range(40):
        claim.low = 1000 + number
        claim.save()
        publish([claim], objects.publication(ChangeKind.CORRECTION))
    feed = ElementTree.fromstring(client.get("/claims/C1/feed.atom").content)
    found = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert found["first"] == "http://testserver/claims/C1/feed.atom"
    following = entries(client, found["next"])
    assert len(feed.findall(f"{ATOM}entry")) + len(following) == 42


def test_the_feed_of_an_unknown_thing_answers_404(client, claim):
    assert client.get("/claims/C9/feed.atom").status_code == 404


def test_a_version_proves_that_it_is_in_a_checkpoint(client, claim):
    checkpoint = make_checkpoint()
    proof = client.get("/claims/C1/v1/proof.json").json()
    path = [bytes.fromhex(value) for value in proof["proof"]]
    leaf, expected = bytes.fromhex(proof["leaf"]), bytes.fromhex(checkpoint.root)
    assert included(leaf, proof["index"], proof["size"], path, expected)
    signed = client.get(f"/checkpoints/{checkpoint.size}/").json()
    assert (signed["root"], signed["signature"]) == (checkpoint.root, checkpoint.signature)


def test_what_has_no_checkpoint_yet_says_so(client, claim):
    page = Page(client, "/claims/C1/v1/proof.json", status=404)
    assert "No checkpoint has been made since" in page.text
    assert "There is no checkpoint at 77 rows." in Page(client, "/checkpoints/77/", status=404).text


def test_the_data_page_offers_the_ledger_and_the_script(client, claim):
    make_checkpoint()
    page = Page(client, "/data/")
    assert "/data/ledger.jsonl" in page.links()
    assert "/static/verify_ledger.py" in page.links()
    lines = b"".join(client.get("/data/ledger.jsonl")).splitlines()
    assert len(lines) == Version.objects.count()

"""Pinned pages and the bytes of a record: the same for ever."""

import base64
import hashlib

import pytest

from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db


class TestPinned:
    def test_an_old_version_shows_what_was_published_then_and_that_it_was_replaced(
        self, client, claim
    ):
        page = Page(client, "/claims/C1/v1/")
        assert "at least 161" in flat(page.tree.find(".//dl"))
        assert "This is version 1; version 2 has replaced it." in page.text
        assert "/claims/C1/v2/" in page.links()
        assert "/claims/C1/compare/1..2/" in page.links()

    def test_the_current_version_says_that_it_is(self, client, claim):
        page = Page(client, "/claims/C1/v2/")
        assert "version 2, the current one" in page.text
        assert "at least 200" in page.text

    def test_it_links_to_the_versions_it_cited(self, client, claim):
        assert "/sources/S1/v1/" in Page(client, "/claims/C1/v1/").links()

    def test_it_is_not_indexed_and_names_the_address_it_is_canonical_to(self, client, claim):
        page = Page(client, "/claims/C1/v1/")
        assert page.response["X-Robots-Tag"] == "noindex"
        canonical = [n for n in page.tree.iter("link") if n.get("rel") == "canonical"]
        assert canonical[0].get("href") == "http://testserver/claims/C1/"

    def test_a_later_correction_of_the_source_does_not_reach_it(self, client, claim):
        source = claim.citations.get().source
        source.title = "Another title"
        source.save()
        publish([source], objects.publication(ChangeKind.CORRECTION))
        assert "Seven Years of Conflict" in Page(client, "/claims/C1/v2/").text
        assert "Another title" in Page(client, "/claims/C1/").text

    def test_a_version_that_is_not_there_says_how_many_there_are(self, client, claim):
        page = Page(client, "/claims/C1/v9/", status=404)
        assert "“C1” has 2 published versions; there is no version 9." in page.text
        assert "/claims/C1/history/" in page.links()


class TestRecord:
    ADDRESS = "/claims/C1/v1/record.json"

    def test_the_bytes_are_the_hashed_ones(self, client, claim):
        answer = client.get(self.ADDRESS, headers={"accept-encoding": "gzip"})
        version = Version.objects.of("claim", "C1").get(number=1)
        digest = hashlib.sha256(answer.content)
        assert digest.hexdigest() == version.digest
        assert answer["ETag"] == f'"{version.digest}"'
        encoded = base64.b64encode(digest.digest()).decode()
        assert answer["Repr-Digest"] == f"sha-256=:{encoded}:"
        assert "immutable" in answer["Cache-Control"]

    def test_whoever_has_them_gets_304(self, client, claim):
        etag = client.get(self.ADDRESS)["ETag"]
        again = client.get(self.ADDRESS, headers={"if-none-match": etag})
        assert (again.status_code, again.content) == (304, b"")

    def test_they_stay_the_same_whatever_happens_to_the_claim(self, client, claim):
        before = {n: client.get(f"/claims/C1/v{n}/record.json").content for n in (1, 2)}
        claim.statement_en = "Human Rights Watch gives at least 200."
        claim.save()
        publish([claim], objects.publication(ChangeKind.WORDING))
        withdraw(claim, objects.publication(reason="Recorded twice."))
        after = {n: client.get(f"/claims/C1/v{n}/record.json").content for n in (1, 2)}
        assert after == before

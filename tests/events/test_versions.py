"""What a researcher cites: pinned pages and their bytes, history, comparison, other moments."""

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.http import http_date

from khojaly.ledger.lifecycle import merge, restore, submit, withdraw
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 11, 1, 12, tzinfo=UTC)
SECOND = datetime(2026, 11, 10, 12, tzinfo=UTC)


@pytest.fixture
def claim():
    """C1 in two versions: “at least 161” of 1 November and “at least 200” of 10 November 2026."""
    claim = objects.claim(
        low=161,
        claimed_on="1993",
        statement_en="Human Rights Watch gives a figure.",
        statement_es="Human Rights Watch da una cifra.",
    )
    publish(objects.together(claim), objects.publication(at=FIRST))
    claim.low, claim.claimed_on = 200, "1994-12"
    claim.save()
    publish(
        [claim],
        objects.publication(
            ChangeKind.CLAIMANT_REVISED, "The report of 1994 gives 200.", at=SECOND
        ),
    )
    return claim


def links(response):
    """The Link header as `{rel: address}`, each relation of a link on its own."""
    found = {}
    for part in response["Link"].split(", <"):
        address, _, parameters = part.lstrip("<").partition(">; ")
        for rel in parameters.split('rel="')[1].split('"')[0].split():
            found.setdefault(rel, address)
    return found


class TestPinned:
    def test_an_old_version_shows_what_was_published_then_and_that_it_was_replaced(
        self, client, claim
    ):
        page = Page(client, "/claims/C1/v1/")
        assert "at least 161" in flat(page.tree.find(".//h1"))
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


class TestHistory:
    def test_it_lists_versions_with_reason_kind_and_difference_in_words(self, client, claim):
        page = Page(client, "/claims/C1/history/")
        step = flat(page.by_id("v2"))
        assert "10 November 2026" in step
        assert "The claimant revised its figure" in step
        assert "The report of 1994 gives 200." in step
        assert "edited by editor, published by reviewer" in step
        changed = [(n.tag, flat(n)) for n in page.by_id("v2").iter() if n.tag in ("del", "ins")]
        assert ("del", "161") in changed
        assert ("ins", "200") in changed

    def test_the_saved_edits_open_on_demand(self, client):
        claim = objects.claim()
        claim._change_reason = "A slip of the pen."
        claim.low = 201
        claim.save()
        publish(objects.together(claim), objects.publication())
        assert "A slip of the pen." not in Page(client, "/claims/C1/history/").text
        assert "A slip of the pen." in Page(client, "/claims/C1/history/?edits=1").text

    def test_the_removal_of_a_citation_is_among_the_edits(self, client, claim):
        citation = claim.citations.get()
        citation._change_reason = "Cited twice."
        claim.citations.create(source=citation.source, order=2)
        citation.delete()
        publish([claim], objects.publication(ChangeKind.CORRECTION))
        text = Page(client, "/claims/C1/history/?edits=3").text
        assert "citation: removed" in text

    def test_a_long_history_is_paged(self, client, claim):
        for number in range(3, 60):
            claim.low = number
            claim.save()
            publish([claim], objects.publication(ChangeKind.CORRECTION))
        first = Page(client, "/claims/C1/history/")
        assert [n for n in first.ids() if n.startswith("v")][::49] == ["v59", "v10"]
        assert "?before=10" in first.links()
        second = Page(client, "/claims/C1/history/?before=10")
        assert [n for n in second.ids() if n.startswith("v")] == [f"v{n}" for n in range(9, 0, -1)]
        assert "161" in flat(second.by_id("v2"))

    def test_two_versions_are_compared_field_by_field(self, client, claim):
        page = Page(client, "/claims/C1/compare/1..2/")
        labels = [flat(node) for node in page.tree.iter("dt")]
        assert labels == ["claimed on", "figure"]
        assert flat(page.tree.find(".//del")) == "1993"

    def test_versions_given_in_the_other_order_are_put_right(self, client, claim):
        assert client.get("/claims/C1/compare/2..1/")["Location"] == "/claims/C1/compare/1..2/"


class TestAsOf:
    def test_a_page_shows_what_stood_on_that_day_and_says_so(self, client, claim):
        page = Page(client, "/claims/C1/?as-of=2026-11-05")
        assert "at least 161" in flat(page.tree.find(".//h1"))
        assert "The site as of 5 November 2026" in page.text

    def test_links_stay_in_that_moment(self, client, claim):
        found = Page(client, "/claims/C1/?as-of=2026-11-05").links()
        assert "/sources/S1/?as-of=2026-11-05" in found
        assert "/events/khojaly-massacre-1992/?as-of=2026-11-05" in found
        assert "/claims/?as-of=2026-11-05" in found

    def test_lists_and_events_are_of_that_day_too(self, client, claim):
        for address in ("/claims/", "/events/khojaly-massacre-1992/", "/"):
            assert (
                "at least 161" in Page(client, f"{address}?as-of=2026-11-05").text or address == "/"
            )
            assert "at least 200" not in Page(client, f"{address}?as-of=2026-11-05").text

    @pytest.mark.parametrize("text", ["5 November", "2026-13-01", "2026-11-31", "yesterday"])
    def test_what_is_no_date_answers_400_with_how_to_write_one(self, client, claim, text):
        page = Page(client, f"/claims/C1/?as-of={text}", status=400)
        assert f"“{text}” is not a date. Write the day as 2026-11-22" in page.text

    def test_a_day_to_come_and_one_before_the_first_version_say_so(self, client, claim):
        coming = timezone.now().date() + timedelta(days=2)
        page = Page(client, f"/claims/C1/?as-of={coming}", status=404)
        assert "has not come yet" in page.text
        page = Page(client, "/claims/C1/?as-of=2026-10-01", status=404)
        assert "The first version is of 1 November 2026." in page.text

    def test_a_thing_published_later_says_that_it_was_not_there_yet(self, client, claim):
        objects.publish([objects.actor("memorial", "Memorial")], objects.publication(at=SECOND))
        page = Page(client, "/actors/memorial/?as-of=2026-11-05", status=404)
        assert "“memorial” had not been published yet" in page.text


class TestMemento:
    def ask(self, client, moment):
        return client.get("/claims/C1/", headers={"accept-datetime": http_date(moment.timestamp())})

    @pytest.mark.parametrize(
        ("moment", "version"),
        [
            (FIRST - timedelta(days=1), 1),
            (FIRST, 1),
            (SECOND - timedelta(seconds=1), 1),
            (SECOND, 2),
            (SECOND + timedelta(days=9), 2),
        ],
    )
    def test_the_timegate_leads_to_the_memento_nearest_before(self, client, claim, moment, version):
        answer = self.ask(client, moment)
        assert answer.status_code == 302
        assert answer["Location"] == f"http://testserver/claims/C1/v{version}/"
        assert "Accept-Datetime" in answer["Vary"]
        found = links(answer)
        assert found["original"] == "http://testserver/claims/C1/"
        assert found["timemap"] == "http://testserver/claims/C1/timemap/link/"
        assert "Memento-Datetime" not in answer

    def test_the_current_page_says_that_it_is_a_timegate(self, client, claim):
        answer = client.get("/claims/C1/")
        assert "Accept-Datetime" in answer["Vary"]
        assert links(answer)["timegate"] == "http://testserver/claims/C1/"

    def test_a_memento_gives_its_datetime_and_its_neighbours(self, client, claim):
        answer = client.get("/claims/C1/v1/")
        assert answer["Memento-Datetime"] == "Sun, 01 Nov 2026 12:00:00 GMT"
        found = links(answer)
        assert found["first"] == "http://testserver/claims/C1/v1/"
        assert found["last"] == found["next"] == "http://testserver/claims/C1/v2/"
        assert "prev" not in found

    def test_version_links_are_those_of_rfc_5829(self, client, claim):
        found = links(client.get("/claims/C1/v2/"))
        assert found["version-history"] == "http://testserver/claims/C1/history/"
        assert found["latest-version"] == "http://testserver/claims/C1/v2/"
        assert found["predecessor-version"] == "http://testserver/claims/C1/v1/"
        assert "successor-version" not in found

    def test_the_timemap_lists_every_memento_in_both_forms(self, client, claim):
        answer = client.get("/claims/C1/timemap/link/")
        assert answer["Content-Type"] == "application/link-format"
        lines = answer.content.decode().strip().split(",\n")
        assert lines[0] == '<http://testserver/claims/C1/>; rel="original timegate"'
        assert lines[2] == (
            '<http://testserver/claims/C1/v1/>; rel="first memento"; '
            'datetime="Sun, 01 Nov 2026 12:00:00 GMT"'
        )
        assert 'rel="last memento"' in lines[3]
        data = json.loads(client.get("/claims/C1/timemap/json/").content)
        assert [m["uri"][-4:] for m in data["mementos"]["list"]] == ["/v1/", "/v2/"]

    def test_a_bad_header_answers_400_with_an_example(self, client, claim):
        answer = client.get("/claims/C1/", headers={"accept-datetime": "last week"})
        assert answer.status_code == 400
        assert "Accept-Datetime must be an HTTP date" in answer.content.decode()


class TestGone:
    def test_a_withdrawn_claim_keeps_its_page_with_the_reason_and_leaves_the_lists(
        self, client, claim
    ):
        withdraw(claim, objects.publication(reason="It was recorded twice."))
        page = Page(client, "/claims/C1/")
        assert "Withdrawn. It was recorded twice." in page.text
        assert "/claims/C1/history/" in page.links()
        assert "/claims/C1/" not in Page(client, "/claims/").links()
        assert "C1" not in Page(client, "/events/khojaly-massacre-1992/").ids()

    def test_a_merged_one_leads_to_its_successor_and_keeps_its_versions(self, client):
        first, second = objects.actor(), objects.actor("helsinki-watch", "Helsinki Watch")
        publish([first, second], objects.publication())
        merge(second, first, objects.publication(reason="One organisation."))
        answer = client.get("/actors/helsinki-watch/")
        assert (answer.status_code, answer["Location"]) == (308, "/actors/human-rights-watch/")
        assert "Helsinki Watch" in Page(client, "/actors/helsinki-watch/v1/").text
        assert "Merged into another record" in Page(client, "/actors/helsinki-watch/history/").text

    def test_what_is_gone_can_be_published_again(self, client, claim):
        withdraw(claim, objects.publication(reason="By mistake."))
        restore(claim, objects.publication(reason="Withdrawn by mistake."))
        assert "Withdrawn." not in Page(client, "/claims/C1/").text
        assert "/claims/C1/" in Page(client, "/claims/").links()

    def test_nothing_is_withdrawn_twice_or_merged_into_itself(self, claim):
        with pytest.raises(ValidationError, match="another one of its own kind"):
            merge(claim, claim, objects.publication())
        withdraw(claim, objects.publication())
        with pytest.raises(ValidationError, match="is not published"):
            withdraw(claim, objects.publication())

    def test_a_draft_without_citations_is_not_submitted(self, claim):
        claim.citations.all().delete()
        with pytest.raises(ValidationError, match="has no citation"):
            submit(claim)

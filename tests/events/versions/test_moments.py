"""The site as of a moment: by address and by Memento (RFC 7089)."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.http import http_date

from tests import objects
from tests.events.versions.conftest import FIRST, SECOND
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db


def links(response):
    """The Link header as `{rel: address}`, each relation of a link on its own."""
    found = {}
    for part in response["Link"].split(", <"):
        address, _, parameters = part.lstrip("<").partition(">; ")
        for rel in parameters.split('rel="')[1].split('"')[0].split():
            found.setdefault(rel, address)
    return found


class TestAsOf:
    def test_a_page_shows_what_stood_on_that_day_and_says_so(self, client, claim):
        page = Page(client, "/claims/C1/?as-of=2026-11-05")
        assert "at least 161" in flat(page.tree.find(".//dl"))
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

    @pytest.mark.parametrize(
        ("date", "version"),
        [("Fri, 31 Dec 9999 23:59:59 GMT", 2), ("Mon, 01 Jan 0001 00:00:00 GMT", 1)],
    )
    def test_so_it_does_from_either_end_of_the_calendar(self, client, claim, date, version):
        answer = client.get("/claims/C1/", headers={"accept-datetime": date})
        assert answer["Location"] == f"http://testserver/claims/C1/v{version}/"

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

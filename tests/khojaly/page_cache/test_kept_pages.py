"""A kept page is the page that Django draws, in every byte, until the ledger moves."""

import gzip

import brotli
import pytest

from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from tests import objects
from tests.browser.addresses import ADDRESSES, EVENT

from .conftest import ask

TRANSLATED_FILES = (
    "/changes/feed.atom",
    "/claims/C1/feed.atom",
    f"{EVENT}killed-civilians/data.csv",
    "/claims/C110/v1/record.json",
    "/claims/C110/v1/cite.bib",
    "/sources/S5/v1/cite.csl.json",
    "/claims/C1/timemap/link/",
)
# Releases, and the list of texts that were not found: no publication tells when they change.
NOT_OF_THE_LEDGER = ("/data/", "/es/data/", "/method/", "/es/method/")
# One address of the browser's tests is a mistake on purpose, whose page says so: it is not kept.
PAGES = tuple(
    address
    for address in ADDRESSES
    if address not in NOT_OF_THE_LEDGER and not address.endswith(".docx")
)
FILES = tuple(prefix + address for address in TRANSLATED_FILES for prefix in ("", "/es"))
EVERYTHING = (*PAGES, *FILES, "/sitemap.xml", "/sitemap-claim.xml", "/robots.txt")
ADDED = {"cache-status", "etag"}


def told_by_both(told):
    return sorted(pair for pair in told.named if pair[0] not in ADDED)


@pytest.mark.content
@pytest.mark.parametrize("address", EVERYTHING)
def test_a_kept_answer_is_the_one_django_gives(front, django_application, address):
    own = ask(django_application, address)
    drawn, kept = front(address), front(address)
    assert (drawn.cache, kept.cache) == ("fwd=miss; stored", "hit")
    for told in (drawn, kept):
        assert told.status == own.status == "200 OK"
        assert told.body == own.body
        assert told_by_both(told) == told_by_both(own)


@pytest.mark.content
@pytest.mark.parametrize("address", NOT_OF_THE_LEDGER)
def test_what_changes_without_a_publication_is_drawn_each_time(front, django_application, address):
    own = ask(django_application, address)
    for told in (front(address), front(address)):
        assert told.cache == "fwd=miss"
        assert (told.status, told.body) == ("200 OK", own.body)


@pytest.mark.content
def test_compressed_bytes_are_kept_for_who_accepts_them(front):
    plain = front(EVENT)
    for coding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        first, again = (front(EVENT, Accept_Encoding=f"deflate, {coding}") for _ in range(2))
        assert first["Content-Encoding"] == coding
        assert unpack(first.body) == plain.body
        assert again.body is first.body
        assert first["ETag"] != plain["ETag"]
        assert "Accept-Encoding" in first["Vary"]


@pytest.mark.django_db
def test_a_publication_is_seen_at_once_by_every_page_it_may_concern(front):
    claim = objects.published_claim()
    for address in (EVENT, "/claims/C1/", "/changes/"):
        front(address)
        assert front(address).cache == "hit"
    claim.low = 613
    claim.save()
    assert front("/claims/C1/").cache == "hit"  # A draft is nothing to readers.
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    for address in (EVENT, "/claims/C1/", "/changes/"):
        drawn = front(address)
        assert drawn.cache == "fwd=miss; stored"
        assert "613" in drawn.body.decode()


@pytest.mark.django_db
def test_a_pinned_page_is_kept_until_its_own_thing_has_a_new_version(front):
    claim = objects.published_claim()
    pinned, record = "/claims/C1/v1/", "/claims/C1/v1/record.json"
    front(pinned), front(record)
    publish([objects.actor("memorial", "Memorial")], objects.publication())
    assert front(pinned).cache == "hit"
    claim.low = 613
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    assert "version 2 has replaced it" in front(pinned).body.decode()
    assert front(record).cache == "hit"


@pytest.mark.django_db
def test_two_versions_compared_are_kept_whatever_comes_after(front):
    claim = objects.published_claim()
    withdraw(claim, objects.publication(reason="Recorded twice."))
    compared = front("/claims/C1/compare/1..2/")
    publish([objects.actor("memorial", "Memorial")], objects.publication())
    again = front("/claims/C1/compare/1..2/")
    assert again.cache == "hit"
    assert again.body == compared.body


@pytest.mark.django_db
def test_a_page_drawn_while_something_is_published_is_not_kept(make_front, django_application):
    claim = objects.published_claim()
    claim.low = 613
    claim.save()

    def publishing_meanwhile(environ, start_response):
        pieces = django_application(environ, start_response)
        if not claim.current.number > 1:
            publish([claim], objects.publication(ChangeKind.CORRECTION))
        return pieces

    worker = make_front(publishing_meanwhile)
    old = ask(worker, "/claims/C1/")
    assert old.cache == "fwd=miss"
    new = ask(worker, "/claims/C1/")
    assert new.cache == "fwd=miss; stored"
    assert new.body != old.body


@pytest.mark.django_db
def test_languages_hosts_and_schemes_are_kept_apart(front):
    objects.published_claim()
    assert b"Versi\xc3\xb3n 1" in front("/es/claims/C1/").body
    assert b"Version 1" in front("/claims/C1/").body
    other = front("/claims/C1/", Host="127.0.0.1:8000")
    assert other.cache == "fwd=miss; stored"
    assert b"http://127.0.0.1:8000/claims/C1/" in other.body

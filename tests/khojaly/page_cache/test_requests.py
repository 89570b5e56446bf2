"""What the front answers itself, and what it leaves to Django."""

import pytest
from django.conf import settings

from khojaly.page_cache.negotiation import coding_of, wants_page
from khojaly.page_cache.requests import offered_language
from tests import objects

CLAIM = "/claims/C1/"


@pytest.fixture
def claim(db):
    return objects.published_claim()


def test_a_reader_who_has_the_page_is_told_that_it_is_the_same(front, claim):
    page = front(CLAIM)
    for known in (page["ETag"], f"W/{page['ETag']}", f'"other", {page["ETag"]}', "*"):
        same = front(CLAIM, If_None_Match=known)
        assert (same.status, same.body) == ("304 Not Modified", b"")
        assert same["ETag"] == page["ETag"]
        assert same["Vary"] == page["Vary"]
    assert front(CLAIM, If_None_Match='"other"').status == "200 OK"


def test_the_validator_of_hashed_bytes_is_their_digest(front, claim):
    address = f"{CLAIM}v1/record.json"
    told = front(address, Accept_Encoding="br, gzip")
    assert told["ETag"] == f'"{claim.current.digest}"'
    assert told["Content-Encoding"] == ""
    assert front(address, If_None_Match=told["ETag"]).status == "304 Not Modified"


def test_head_tells_what_get_tells(front, claim):
    head, page = front(CLAIM, "HEAD"), front(CLAIM)
    assert head.body == b""
    assert page.cache == "hit"
    assert head["Content-Length"] == page["Content-Length"] == str(len(page.body))
    assert front(CLAIM, "HEAD").body == b""


@pytest.mark.parametrize(
    "header",
    [
        {"Cookie": f"{settings.SESSION_COOKIE_NAME}=abc"},
        {"Cookie": "theme=dark; messages=abc"},
        {"Authorization": "Basic abc"},
        {"Accept_Datetime": "Sun, 22 Nov 2026 14:30:00 GMT"},
        {"Range": "bytes=0-9"},
        {"If_Match": '"abc"'},
    ],
)
def test_who_may_see_another_page_is_left_to_django(front, claim, header):
    front(CLAIM)
    assert front(CLAIM, **header).cache == "fwd=bypass"


def test_who_asks_for_data_gets_it_though_the_page_is_kept(front, claim):
    page = front(CLAIM)
    assert front(CLAIM, Accept="text/html,*/*;q=0.8").cache == "hit"
    other = front(CLAIM, Accept="text/turtle")
    assert other.cache == "fwd=bypass"
    assert other.body != page.body


def test_cookies_of_others_do_not_matter(front, claim):
    front(CLAIM)
    assert front(CLAIM, Cookie="_ga=GA1.2.3; theme=dark").cache == "hit"


def test_forms_and_the_desk_are_never_kept(front, claim):
    for _ in range(2):
        assert front("/admin/login/").cache == "fwd=miss"
    assert front("/admin/").status.startswith("302")
    assert front(CLAIM, "POST").cache == "fwd=bypass"


def test_the_page_of_the_releases_is_not_kept_since_they_are_no_part_of_the_ledger(front, claim):
    for _ in range(2):
        assert front("/data/").cache == "fwd=miss"


def test_what_is_not_found_is_not_kept(front, claim):
    for _ in range(2):
        missing = front("/claims/C999/")
        assert (missing.status, missing.cache) == ("404 Not Found", "fwd=miss")


def test_the_whole_ledger_is_streamed(front, claim):
    told = front("/data/ledger.jsonl")
    assert told.cache == "fwd=bypass"
    assert len(told.body.splitlines()) == 5
    assert front("/data/ledger.jsonl", "HEAD").body == b""


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity, br;q=0", ""),
        ("br;q=nonsense", ""),
        ("GZIP", "gzip"), ("gzip;q=0", ""), ("gzip;q=0, br;q=0.1", "br"), ("*", "br"),
        ("*;q=0.5, br;q=0", "gzip"), ("*;q=0", ""), ("gzip ; Q=0.000", ""),
    ],
)  # fmt: skip
def test_the_coding_is_the_one_the_reader_prefers(accepted, coding):
    assert coding_of(accepted) == coding


@pytest.mark.parametrize(
    ("accepted", "page"),
    [
        ("", True),
        ("*/*", True),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8", True),
        ("text/turtle", False),
        ("text/turtle, text/html;q=0.5", False),
        ("text/html;q=0.5, application/ld+json", False),
        ("text/html;q=0, */*", False),
    ],
)
def test_who_asks_for_data_is_told_from_who_asks_for_a_page(accepted, page):
    assert wants_page(accepted) is page


def test_readers_who_are_offered_another_language_have_a_kept_page_of_their_own(front, claim):
    plain, offered = front(CLAIM), front(CLAIM, Accept_Language="es-ES, en;q=0.5")
    assert "Leer en español" in offered.body.decode()
    assert "Leer en español" not in plain.body.decode()
    assert plain["ETag"] != offered["ETag"]
    for accepted, body in (
        ("es", offered.body), ("en-US, es;q=0.1", plain.body), ("hy", plain.body),
    ):  # fmt: skip
        again = front(CLAIM, Accept_Language=accepted)
        assert (again.cache, again.body) == ("hit", body)


def test_files_are_kept_once_whatever_language_the_reader_asks_for(front, claim):
    address = f"{CLAIM}v1/record.json"
    front(address)
    assert front(address, Accept_Language="es").cache == "hit"


def test_a_feed_that_is_no_newer_is_not_sent_again(front, claim):
    told = front("/changes/feed.atom")
    again = front("/changes/feed.atom", If_Modified_Since=told["Last-Modified"])
    assert (again.status[:3], again.body) == ("304", b"")
    older = front("/changes/feed.atom", If_Modified_Since="Sat, 01 Jan 2000 00:00:00 GMT")
    assert older.status[:3] == "200"
    both = front(
        "/changes/feed.atom", If_Modified_Since=told["Last-Modified"], If_None_Match='"other"'
    )
    assert both.status[:3] == "200"


@pytest.mark.parametrize("refused", ["es;q=0, en", "es-ES;q=0", "*;q=0, es;q=0.0"])
def test_a_language_that_is_refused_is_not_offered(refused):
    assert offered_language("/claims/C1/", refused) == ""

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from openapi_spec_validator import validate

from khojaly.api.document import document
from khojaly.api.models import Entry
from khojaly.api.projection import fault
from tests import objects

pytestmark = pytest.mark.django_db


def test_the_document_is_valid_openapi_and_says_so():
    validate(document())
    assert document()["openapi"].startswith("3.1")


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("qualifier=many", "qualifier", "at-least"),
        ("claimants=hrw", "claimants", "claimant"),
        ("limit=1000", "limit", None),
        ("limit=1&limit=2", "limit", None),
        ("as_of=yesterday", "as_of", None),
        ("claimed_from=1992-13-01", "claimed_from", None),
        ("claimed_until=0", "claimed_until", None),
        ("fields=figure", "fields", "content"),
        ("event=%00", "event", None),
        ("status=draft", "status", "withdrawn"),
        ("cursor=C17", "cursor", None),
    ],
)
def test_a_wrong_parameter_is_named_with_what_is_allowed(ask, query, parameter, allowed):
    problem = ask(f"claims?{query}", status=400)
    assert problem["status"] == 400
    error = problem["errors"][0]
    assert error["parameter"] == parameter
    assert error["detail"] in problem["detail"]
    assert allowed is None or allowed in error["allowed"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("limit=x", "limit: Write a whole number."),
        ("limit=0", "limit: It must be 1 or more."),
        ("limit=1000", "limit: It must be 200 or less."),
        ("qualifier=many", "qualifier: There is no such value."),
        ("claimed_from=1992-13-01", "claimed_from: There is no such day. Write it as 1992-02-26."),
        ("claimed_until=0", "claimed_until: Write the day as 1992-02-26."),
        ("language=Russian", "language: Write a language as a BCP 47 tag, such as ru or az-Cyrl."),
        ("cursor=C17", "cursor: Take it from “next” of the page before."),
        (
            "event=a%20b",
            "event: Write an identifier, such as C110 or khojaly-massacre-1992: letters, digits, "
            "- and _.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_for_people(ask, query, sentence):
    assert ask(f"claims?{query}", status=400)["detail"] == sentence


def test_an_empty_parameter_is_one_that_was_not_given(ask):
    assert ask("claims?event=&limit=&as_of=&cursor=")["items"] == []


@pytest.mark.parametrize(
    "path", ["claims/C1", "claims/C1/versions", "claims/C1/versions/7", "nothing", "claims/"]
)
def test_what_there_is_not_is_a_problem_too(ask, path):
    assert ask(path, status=404)["title"] == "Not found"


def test_a_day_before_the_record_began_is_not_found_with_a_sentence(ask):
    objects.published_claim()
    assert "Nothing had been published by then" in ask("claims?as_of=1992-02-26", 404)["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(client, method):
    answer = getattr(client, method)("/api/v1/claims")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer["Content-Type"] == "application/problem+json"


def test_a_format_there_is_not_is_refused_with_what_there_is(ask):
    problem = ask("claims", status=406, accept="text/turtle")
    assert "application/json" in problem["detail"]


def test_the_validator_holds_until_something_is_published(client):
    claim = objects.published_claim()
    address = f"/api/v1/claims/{claim.identifier}"
    etag = client.get(address)["ETag"]
    assert etag.startswith('"')
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304
    objects.publish([objects.actor("memorial", "Memorial")], objects.publication())
    assert client.get(address, headers={"if-none-match": etag}).status_code == 200


def test_the_answer_is_the_same_in_every_language(client):
    objects.published_claim()
    answers = [
        client.get("/api/v1/claims", headers={"accept-language": language})
        for language in ("en", "es")
    ]
    assert answers[0].content == answers[1].content
    assert "Accept-Language" not in answers[0].get("Vary", "")


def test_head_is_get_without_the_body(client):
    got, head = client.get("/api/v1/claims"), client.head("/api/v1/claims")
    assert (head.status_code, head.content) == (200, b"")
    assert (head["ETag"], head["Content-Length"]) == (got["ETag"], str(len(got.content)))


def test_a_page_elsewhere_may_read_it(client):
    answer = client.get("/api/v1/claims", headers={"origin": "https://example.org"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer["Access-Control-Expose-Headers"]
    asked = {"origin": "https://example.org", "access-control-request-headers": "if-none-match"}
    preflight = client.options("/api/v1/claims", headers=asked)
    assert preflight.status_code == 204
    assert "If-None-Match" in preflight["Access-Control-Allow-Headers"]


def test_each_address_has_an_allowance_and_is_told_of_it(client, settings, monkeypatch):
    cache.clear()
    monkeypatch.setattr("time.time", lambda: 1_000_000.0)  # All within one minute.
    settings.API_REQUESTS_A_MINUTE = 2
    answers = [client.get("/api/v1/claims") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[0]["RateLimit-Policy"] == '"default";q=2;w=60'
    assert answers[1]["X-RateLimit-Remaining"] == "0"
    assert answers[2]["Content-Type"] == "application/problem+json"
    assert 0 < int(answers[2]["Retry-After"]) <= 60
    assert client.get("/api/v1/claims", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_cache_that_fails_refuses_nobody(client, settings):
    settings.API_REQUESTS_A_MINUTE = 1
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1",
        }
    }
    answers = [client.get("/api/v1/claims").status_code for _ in range(2)]
    assert answers == [200, 200]


def test_an_error_of_ours_is_a_problem_without_a_traceback(client, monkeypatch):
    monkeypatch.setattr("khojaly.api.selection.entries", lambda *given: 1 / 0)
    client.raise_request_exception = False
    answer = client.get("/api/v1/claims")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "Zero" not in answer.content.decode()


def test_entries_that_do_not_agree_with_the_ledger_are_found_and_made_again():
    claim = objects.published_claim()
    Entry.objects.filter(identifier=claim.identifier).update(qualifier="exact")
    assert claim.identifier in fault()
    with pytest.raises(CommandError, match="not the ledger's"):
        call_command("index_api", "--check")
    call_command("index_api", verbosity=0)
    assert fault() is None


def test_a_publication_that_fails_leaves_no_entry():
    claim = objects.claim()
    with pytest.raises(ValidationError):
        objects.publish([claim], objects.publication())
    assert not Entry.objects.exists()

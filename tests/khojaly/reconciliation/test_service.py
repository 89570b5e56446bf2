"""The service, asked as OpenRefine asks it (Reconciliation Service API 0.2)."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khojaly.ledger.models import ChangeKind
from tests import objects

pytestmark = pytest.mark.django_db
SERVICE = "/reconcile/"


@pytest.fixture
def claim():
    made = objects.published_claim()
    objects.published_rival(made)
    return made


def reconcile(client, status=200, address=SERVICE, **queries):
    sent = {"queries": json.dumps(queries)}
    found = client.post(address, sent)
    assert found.status_code == status, found.content
    assert client.get(address, sent).json() == found.json()
    return found.json()


def best(client, query, **more):
    (asked,) = reconcile(client, q0={"query": query} | more).values()
    return asked["result"][0] if asked["result"] else None


def extend(client, ids, *names):
    asked = {"ids": ids, "properties": [{"id": name} for name in names]}
    return client.post(SERVICE, {"extend": json.dumps(asked)}).json()


def test_its_manifest_says_what_it_speaks_and_where_all_of_it_is(client, claim):
    manifest = client.get(SERVICE).json()
    assert manifest["versions"] == ["0.2"]
    assert {item["id"] for item in manifest["defaultTypes"]} >= {
        "actor", "place", "source", "question",
    }  # fmt: skip
    view = manifest["view"]["url"].replace("{{id}}", "actors/memorial")
    assert client.get(view.removeprefix("http://testserver")).status_code == 200
    for service in manifest["suggest"].values():
        address = service["service_url"] + service["service_path"]
        assert client.get(address, {"prefix": "mem"}).json()["result"] is not None
    assert 'id="reconciliation"' in client.get("/data/").content.decode()


def test_a_name_that_is_ours_matches_and_one_that_is_nearly_so_is_offered(client, claim):
    exact = best(client, "Human Rights Watch", type="actor")
    assert (exact["id"], exact["score"], exact["match"]) == (
        "actors/human-rights-watch", 100, True,
    )  # fmt: skip
    assert [kind["id"] for kind in exact["type"]] == ["actor"]
    near = best(client, "Human Rigths Wach", type="actor")
    assert (near["id"], near["match"]) == ("actors/human-rights-watch", False)
    assert 60 < near["score"] < 100


def test_a_source_is_found_by_its_title_and_a_question_by_its_wording(client, claim):
    title = claim.citations.get().source.title
    assert best(client, title, type="source")["id"] == "sources/S1"
    assert best(client, "S1")["id"] == "sources/S1"
    assert best(client, "How many civilians were killed?")["id"] == "questions/killed-civilians"
    assert best(client, "¿Cuántos civiles murieron?")["id"] == "questions/killed-civilians"


def test_a_type_narrows_and_what_is_nobody_is_nothing(client, claim):
    assert best(client, "Human Rights Watch", type="place") is None
    assert best(client, "zzzzzz", type=["actor", "place"]) is None
    assert best(client, "") is None
    two = reconcile(client, a={"query": "Memorial"}, b={"query": "Human Rights Watch", "limit": 1})
    assert two["a"]["result"][0]["id"] == "actors/memorial"
    assert len(two["b"]["result"]) == 1


def test_two_of_the_same_name_are_told_apart_by_people_or_by_a_property(client, claim):
    twin = objects.actor("memorial-armenia", "Memorial", position="party-armenia")
    objects.publish([twin], objects.publication())
    found = reconcile(client, q={"query": "Memorial", "type": "actor"})["q"]["result"]
    assert [item["match"] for item in found[:2]] == [False, False]
    wanted = {"properties": [{"pid": "position", "v": "party-armenia"}]}
    one = best(client, "Memorial", type="actor", **wanted)
    assert (one["id"], one["match"]) == ("actors/memorial-armenia", True)


def test_without_a_name_properties_alone_find_things(client, claim):
    wanted = {"type": "question", "properties": [{"pid": "group", "v": ["dead"]}]}
    found = reconcile(client, q=wanted)["q"]["result"]
    assert [item["id"] for item in found] == ["questions/killed-civilians"]
    wanted["properties"][0]["v"] = "living"
    assert reconcile(client, q=wanted)["q"]["result"] == []


def test_what_was_withdrawn_is_not_offered(client, claim):
    from khojaly.ledger.lifecycle import withdraw

    twin = objects.actor("memorial-old", "Memorial of old")
    objects.publish([twin], objects.publication())
    withdraw(twin, objects.publication(ChangeKind.WITHDRAWN))
    found = reconcile(client, q={"query": "Memorial of old"})["q"]["result"]
    assert "actors/memorial-old" not in [item["id"] for item in found]


def test_columns_are_added_from_things_to_their_claims_and_from_these_to_figures(client, claim):
    meta = {"claims": "claim", "group": None}
    asked = extend(client, ["questions/killed-civilians", "questions/nothing"], *meta)
    assert {m["id"]: m.get("type", {}).get("id") for m in asked["meta"]} == meta
    row = asked["rows"]["questions/killed-civilians"]
    assert row["group"] == [{"str": "dead"}]
    assert [item["id"] for item in row["claims"]] == ["claims/C1", "claims/C2"]
    assert asked["rows"]["questions/nothing"] == {"claims": [], "group": []}
    names = ("claimant", "position", "figure", "low", "best", "scope", "source", "page")
    row = extend(client, ["claims/C1"], *names)["rows"]["claims/C1"]
    assert row["claimant"] == [{"id": "actors/human-rights-watch", "name": "Human Rights Watch"}]
    assert (row["figure"], row["low"], row["best"]) == (
        [{"str": "at least 200"}], [{"int": 200}], [{}],
    )  # fmt: skip
    assert row["scope"] == [{"str": "Azerbaijani civilians"}]
    assert row["source"][0]["id"] == "sources/S1"
    assert row["page"] == [{"str": "6"}] or row["page"] == [{"str": "p. 6"}]


def test_each_kind_of_thing_has_all_that_is_proposed_for_it(client, claim):
    for kind, thing in {
        "actor": "actors/memorial", "source": "sources/S1", "claim": "claims/C1",
        "question": "questions/killed-civilians", "event": "events/khojaly-massacre-1992",
    }.items():  # fmt: skip
        proposed = client.get(f"{SERVICE}properties/", {"type": kind}).json()
        assert proposed["type"] == kind
        names = [item["id"] for item in proposed["properties"]]
        row = extend(client, [thing], *names)["rows"][thing]
        assert all(row[name] or name in ("sameAs", "claims") for name in names), row
        assert row["permalink"][0]["str"].startswith("http://testserver/")


def test_it_suggests_by_how_a_name_begins(client, claim):
    for typed in ("human ri", "Watch"):
        (found,) = client.get(f"{SERVICE}suggest/entity/", {"prefix": typed}).json()["result"]
        assert found["id"] == "actors/human-rights-watch"
    kinds = client.get(f"{SERVICE}suggest/type/", {"prefix": "sour"}).json()["result"]
    assert [item["id"] for item in kinds] == ["source"]
    (found,) = client.get(f"{SERVICE}suggest/property/", {"prefix": "latit"}).json()["result"]
    assert found["id"] == "latitude"


def test_a_preview_may_stand_in_a_frame_elsewhere(client, claim):
    shown = client.get(f"{SERVICE}preview/", {"id": "claims/C1"})
    assert "at least 200" in shown.content.decode()
    assert "X-Frame-Options" not in shown
    assert "frame-ancestors *" in shown["Content-Security-Policy"]
    assert client.get(f"{SERVICE}preview/", {"id": "claims/C99"}).status_code == 404


def test_pages_elsewhere_read_it_by_cors_and_older_programs_by_jsonp(client, claim):
    assert client.get(SERVICE)["Access-Control-Allow-Origin"] == "*"
    asked = client.options(SERVICE, headers={"Access-Control-Request-Method": "POST"})
    assert asked.status_code == 204
    assert "POST" in asked["Access-Control-Allow-Methods"]
    called = client.get(SERVICE, {"callback": "jQuery1_2"})
    assert called["Content-Type"].startswith("text/javascript")
    assert called.content.startswith(b"/**/jQuery1_2({")
    assert called.content.endswith(b"});")
    assert client.get(SERVICE, {"callback": "alert(1)//"})["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "sent",
    [
        {"queries": "{"}, {"queries": "[1]"}, {"queries": '{"q": 5}'}, {"extend": "{}"},
        {"extend": '{"ids": "x", "properties": []}'}, {"queries": "[" * 9999},
        {"queries": json.dumps({str(number): "x" for number in range(51)})},
        {"extend": json.dumps({"ids": ["x"] * 1001, "properties": []})},
    ],
)  # fmt: skip
def test_what_is_not_of_the_protocol_is_answered_with_what_is_wrong(client, claim, sent):
    for answer in (client.post(SERVICE, sent), client.post(f"/es{SERVICE}", sent)):
        assert answer.status_code == 400
        assert len(answer.json()["message"]) > 10


@pytest.mark.parametrize(
    "query",
    [
        {"query": None}, {"query": "x", "type": 5}, {"query": "x", "limit": "many"},
        {"query": "x", "limit": -3}, {"query": "x", "properties": [7, {"pid": "position"}]},
        {"query": "x", "properties": [{"pid": "position", "v": {"id": None}}]},
        {"query": "x", "type": {"id": "actor"}}, {"query": "x", "limit": 1e400},
        {"query": "x", "properties": "position"}, {"query": ["x"], "properties": {"a": 1}},
        {"query": '"*" OR names:x ~ (', "properties": [{"pid": ["a"], "v": "b"}]},
    ],
)  # fmt: skip
def test_a_query_that_is_oddly_written_gets_an_answer(client, claim, query):
    sent = {"queries": json.dumps({"q": query})}
    assert client.post(SERVICE, sent).status_code in (200, 400)


def test_whoever_asks_too_much_is_told_to_wait(client, claim, monkeypatch):
    from khojaly.guard import limits

    monkeypatch.setattr(limits, "READING", limits.Limit("reading", times=2, seconds=60))
    answers = [client.get(SERVICE) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) <= 60


def test_what_is_asked_for_again_and_again_is_read_once(
    client, claim, django_assert_max_num_queries
):
    actors = ["actors/human-rights-watch", "actors/memorial"]
    with CaptureQueriesContext(connection) as once:
        extend(client, actors, "claims")
    with django_assert_max_num_queries(len(once)):
        found = extend(client, actors, *["claims"] * 500)
    assert [column["id"] for column in found["meta"]] == ["claims"]
    query = {"query": "", "properties": [{"pid": "claims", "v": "x"}]}
    with CaptureQueriesContext(connection) as once:
        client.post(SERVICE, {"queries": json.dumps({"q": query})})
    with django_assert_max_num_queries(len(once)):
        client.post(SERVICE, {"queries": json.dumps({f"q{n}": query for n in range(20)})})


@pytest.mark.parametrize("part", ["properties", "v"])
def test_a_query_that_asks_for_more_than_anyone_needs_is_told_so(client, claim, part):
    wanted = [{"pid": "position", "v": ["x"] * (51 if part == "v" else 1)}]
    query = {"query": "Memorial", "properties": wanted * (51 if part == "properties" else 1)}
    told = reconcile(client, status=400, q0=query)
    assert "at most 50 properties" in told["message"]

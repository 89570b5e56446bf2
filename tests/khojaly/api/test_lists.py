from datetime import timedelta

import pytest
from openapi_schema_validator import OAS31Validator

from khojaly.api.document import document
from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import Version
from tests import objects
from tests.fixture_files import claims_of, rows
from tests.pages import MAIN_EVENT

pytestmark = pytest.mark.content


def of_main(**wanted):
    """The identifiers of the main event's claims in the fixtures that are like this, in order."""
    found = [
        claim["identifier"]
        for claim in claims_of(MAIN_EVENT)
        if all(claim.get(name) == value for name, value in wanted.items())
    ]
    return sorted(found, key=lambda identifier: int(identifier[1:]))


def test_a_list_has_every_claim_once_and_in_order(ids):
    assert ids("claims?limit=200&fields=id") == [row["identifier"] for row in rows("claims")]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("question=killed-civilians", {"question": ["killed-civilians"]}),
        ("qualifier=at-least", {"qualifier": "at-least"}),
        ("verification=secondary", {"verification": "secondary"}),
        ("basis=testimony", {"basis": "testimony"}),
    ],
)
def test_claims_are_filtered_by_what_their_records_say(ids, query, wanted):
    assert ids(f"claims?event={MAIN_EVENT}&{query}&limit=200") == of_main(**wanted)


def test_claims_are_filtered_by_their_claimant_alone_or_with_others(ask, ids):
    for identifier in ids("claims?claimant=human-rights-watch&fields=id"):
        content = ask(f"claims/{identifier}")["content"]
        claimants = [content["claimant"], *content["joint_claimants"]]
        assert "human-rights-watch" in {each["id"] for each in claimants}


def test_claims_are_filtered_by_the_position_of_the_claimant(ask):
    page = ask(f"claims?event={MAIN_EVENT}&position=affected&limit=200")
    assert page["items"]
    for item in page["items"]:
        actor = item["content"]["claimant"]["id"]
        assert ask(f"actors/{actor}?fields=content.position")["content"]["position"] == "affected"


def test_claims_are_filtered_by_a_source_and_its_language(ask, ids):
    cited = ids("claims?source=S88")
    assert "C1" in cited
    language = ask("sources/S88")["content"]["language"]
    assert set(cited) <= set(ids(f"claims?language={language}&limit=200&fields=id"))


@pytest.mark.parametrize(
    ("query", "held"),
    [("figure_from=613&figure_until=613", True), ("figure_from=1001", False)],
)
def test_a_range_of_figures_finds_what_reaches_into_it(ids, query, held):
    found = ids(f"claims?event={MAIN_EVENT}&question=killed-civilians&{query}")
    assert ("C110" in found) is held  # At least 200, possibly 500 to 1,000.


def test_days_find_what_was_said_then(ids):
    assert "C1" in ids("claims?claimed_from=1992-03-04&claimed_until=1992-03-04")
    assert "C1" in ids("claims?year=1992&limit=200&fields=id")
    assert "C1" not in ids("claims?claimed_from=1992-03-05&limit=200&fields=id")


def test_the_other_lists_are_filtered_too(ids):
    assert "agdam" in ids("places?kind=city")
    assert "human-rights-watch" in ids("actors?kind=ngo&position=independent")
    assert "killed-civilians" in ids("questions?group=dead&kind=number")
    russian = {s["identifier"] for s in rows("sources") if s["language"] == "ru"}
    assert set(ids("sources?language=ru")) == russian
    assert MAIN_EVENT in ids("events?place=khojaly&year=1992")


def test_only_the_fields_asked_for_are_sent(ask):
    page = ask("claims?limit=1&fields=digest,content.claimed_on")
    assert page["items"] == [
        {
            "id": "C1",
            "digest": Version.objects.of("claim", "C1").last().digest,
            "content": {"claimed_on": "1992-03-04"},
        }
    ]


def test_names_are_given_in_every_language(ask):
    labels = ask("claims/C110")["labels"]
    assert labels["question:killed-civilians"] == {
        "en": "How many civilians were killed?",
        "es": "¿A cuántos civiles se dio muerte?",
    }


def test_the_changes_are_the_ledger_from_a_position_on(ask):
    page = ask("changes?since=1160&limit=3&fields=seq,digest")
    rows = Version.objects.filter(seq__in=[1161, 1162, 1163])
    assert [(i["seq"], i["digest"]) for i in page["items"]] == [(v.seq, v.digest) for v in rows]
    following = ask(page["next"].partition("/api/v1/")[2])
    assert following["items"][0]["seq"] == 1164


def test_versions_are_those_of_the_ledger_and_never_change(ask):
    assert [item["version"] for item in ask("claims/C110/versions")["items"]] == [1, 2, 3]
    item = ask("claims/C110/versions/1")
    version = Version.objects.of("claim", "C110").first()
    assert (item["digest"], item["content"]) == (version.digest, version.data["content"])
    assert item["permalink"] == "http://testserver/claims/C110/v1/"


def test_a_list_as_of_a_moment_is_what_stood_then(ask):
    first = Version.objects.of("claim", "C110").first().published_at
    before = f"{first + timedelta(milliseconds=1):%Y-%m-%dT%H:%M:%S.%fZ}"
    item = ask(f"claims/C110?as_of={before}")
    assert item["version"] == 1


def test_a_withdrawn_claim_leaves_the_list_but_not_the_api(ask, ids):
    claim = objects.Claim.objects.get(identifier="C110")
    withdraw(claim, objects.publication(reason="The report was misread."))
    query = f"claims?event={MAIN_EVENT}&question=killed-civilians&fields=id,status"
    assert "C110" not in ids(query)
    assert "C110" in ids(f"{query}&status=withdrawn")
    item = ask("claims/C110")
    assert (item["status"], item["change_reason"]) == ("withdrawn", "The report was misread.")
    before = Version.objects.get(kind="claim", identifier="C110", change_kind="withdrawn").seq - 1
    assert ids(f"claims?status=any&updated_since={before}") == ["C110"]


def test_a_page_goes_on_where_it_ended_whatever_is_published_meanwhile(ask):
    first = ask("actors?limit=5&fields=id")
    objects.publish([objects.actor("aaa-press", "AAA Press")], objects.publication())
    following = ask(first["next"].partition("/api/v1/")[2])
    assert following["items"][0]["id"] > first["items"][-1]["id"]


def test_a_draft_is_nowhere_in_it(ask):
    objects.Claim.objects.filter(identifier="C110").update(qualifier="exact", low=None, best=987654)
    objects.actor("memorial-draft", "Memorial")
    assert ask("claims/C110")["content"]["estimate"]["low"] == 200
    assert ask("claims?figure_from=987654&figure_until=987654")["items"] == []
    ask("actors/memorial-draft", status=404)


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("claims?limit=200", "Page"),
        ("claims/C110", "Item"),
        ("sources?fields=content", "Page"),
        ("claims?qualifier=many", "ProblemDetails"),
    ],
)
def test_answers_are_of_the_shape_that_the_document_promises(client, path, schema):
    described = {"$ref": f"#/components/schemas/{schema}", "components": document()["components"]}
    OAS31Validator(described).validate(client.get(f"/api/v1/{path}").json())


@pytest.mark.parametrize(("path", "most"), [("claims?limit=200", 9), ("claims/C110", 8)])
def test_a_list_costs_the_same_few_queries_however_long(
    client, path, most, django_assert_max_num_queries
):
    with django_assert_max_num_queries(most):
        client.get(f"/api/v1/{path}")

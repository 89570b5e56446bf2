"""The JSON Schema of each kind of record, held against every record that was ever published."""

import copy
import json
import re

import pytest
from jsonschema import Draft202012Validator

from khojaly.api.document import document
from khojaly.ledger.models import Version
from tests import objects
from tests.pages import Page

KINDS = ("event", "question", "claim", "source", "actor", "place")


def schema(client, kind):
    answer = client.get(f"/vocabulary/{kind}.schema.json")
    assert answer["Content-Type"] == "application/schema+json"
    found = answer.json()
    Draft202012Validator.check_schema(found)
    assert found["$id"] == f"http://testserver/vocabulary/{kind}.schema.json"
    return Draft202012Validator(found)


@pytest.mark.content
def test_every_version_of_every_record_is_as_its_schema_says(client):
    schemas = {kind: schema(client, kind) for kind in KINDS}
    for version in Version.objects.order_by("seq").iterator():
        faults = [error.message for error in schemas[version.kind].iter_errors(version.data)]
        assert not faults, (version.identifier, version.number, faults)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("content", "qualifier"), "exact"), (("content", "claimed_on"), None),
        (("content", "estimate", "low"), "200"), (("content", "basis"), "rumour"),
        (("content", "claimant", "version"), 0), (("content", "scope", "fr"), "civils"),
        (("kind",), "event"), (("content", "citations", 0, "relation"), "proves"),
    ],
)  # fmt: skip
def test_a_record_that_was_spoilt_is_not(client, path, value):
    claim, held = objects.published_claim(), schema(client, "claim")
    record = copy.deepcopy(Version.objects.of("claim", claim.identifier).get().data)
    assert held.is_valid(record)
    *steps, last = path
    part = record
    for step in steps:
        part = part[step]
    part[last] = value
    assert not held.is_valid(record)


def test_a_kind_that_there_is_not_has_none(client, db):
    assert client.get("/vocabulary/person.schema.json").status_code == 404


@pytest.mark.django_db
def test_the_vocabulary_leads_to_them_and_the_api_refers_to_them(client):
    links = Page(client, "/vocabulary/").links()
    assert all(f"/vocabulary/{kind}.schema.json" in links for kind in KINDS)
    found = document()["components"]["schemas"]
    for kind in KINDS:
        item = found[f"{kind.title()}Item"]["properties"]["content"]
        (refers,) = re.findall(r"#/components/schemas/(\w+)", json.dumps(item))
        fields = found[refers]
        assert fields["externalDocs"] == {"url": f"/vocabulary/{kind}.schema.json"}
        whole = schema(client, kind).schema["properties"]["content"]["properties"]
        assert set(fields["properties"]) == set(whole)
    assert json.dumps(document())

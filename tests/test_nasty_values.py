"""Whatever stands in the fields of a working copy or in a row of the ledger, pages are drawn: those
of readers, feeds, files, and the desk on which it can be put right."""

import pytest
from django.db import models

from khojaly.desk import checks
from khojaly.ledger.models.publishable import publishables
from khojaly.ledger.publishing import publish
from tests import objects
from tests.khojaly.desk.conftest import Desk

pytestmark = pytest.mark.django_db

DATES = (
    "-9999",
    "XXXX",
    "Y17E7",
    "Y99999",
    "{1960,1961-12..}",
    "１９９２",
    "1992-13",
    "0000",
    "..",
    "?",
)
TEXTS = (
    "\x08\x0b\x1f", "\u202e613", "]]>&<b>", "[" * 500,  "=1+1", "\ud7ff\ufffe",
    "}, note = {injected}", "\r\n\r\n", "9" * 400, "{{ 7|add:7 }}", "%(name)s %s", "\u0301" * 200,
)  # fmt: skip
DESK = (
    "/admin/", "/admin/events/claim/", "/admin/events/event/", "/admin/sources/source/",
    "/admin/events/actor/", "/admin/lists/stale/", "/admin/lists/too-early/",
)  # fmt: skip
READERS = (
    "/", "/events/", "/claims/", "/claims/claims.csv", "/sources/", "/actors/", "/changes/",
    "/changes/feed.atom", "/claims/C1/", "/es/claims/C1/", "/claims/C1/history/",
    "/claims/C1/feed.atom",
    "/claims/C1/data.jsonld", "/claims/C1/data.ttl", "/claims/C1/cite.bib", "/claims/C1/cite.ris",
    "/claims/C1/v2/record.json", "/claims/C1/compare/1..2/", "/sources/S1/",
    "/sources/bibliography.bib",
    "/events/khojaly-massacre-1992/", "/events/khojaly-massacre-1992/killed-civilians/",
    "/events/khojaly-massacre-1992/feed.atom", "/search/?q=613", "/api/v1/claims/C1",
    "/data/ledger.jsonl",
    "/claims/C1/embed/", "/sitemap-claim.xml", "/events/khojaly-massacre-1992/claims.csv",
)  # fmt: skip


@pytest.fixture
def claim():
    return objects.published_claim()


@pytest.fixture(autouse=True)
def _anew():
    checks._kept.clear()


def set_everywhere(name_of, value):
    """Write a value past every form, into each field that `name_of` chooses, as far as it fits."""
    for model in publishables():
        fields = [field for field in model._meta.concrete_fields if name_of(field)]
        changed = {field.attname: value[: field.max_length or len(value)] for field in fields}
        if changed:
            model.objects.update(**changed)


@pytest.mark.parametrize("value", DATES)
def test_a_stored_date_of_any_kind_leaves_the_desk_to_everybody(claim, value):
    desk = Desk("Arpine", "reviewer")
    type(claim).objects.filter(pk=claim.pk).update(claimed_on=value)
    type(claim.event).objects.update(start=value, end=value)
    type(claim.citations.first().source).objects.update(issued=value)
    things = (claim, claim.event, claim.citations.first().source)
    pages = [desk.address(item, act) for item in things for act in ("change", "review", "preview")]
    told = {page: desk.client.get(page).status_code for page in (*DESK, *pages)}
    assert {page: status for page, status in told.items() if status >= 500} == {}


def _is_text(field):
    plain = isinstance(field, models.TextField) or type(field) is models.CharField
    return plain and not (field.choices or field.unique or field.name in ("claimed_on", "status"))


def _is_prose(field):
    return _is_text(field) and getattr(field, "translated_field", None) is not None


@pytest.mark.parametrize("value", TEXTS)
def test_a_published_text_of_any_kind_leaves_every_page_to_readers(
    claim, client, monkeypatch, value
):
    monkeypatch.setattr("khojaly.ledger.publishing.character_problems", lambda *given: [])
    set_everywhere(_is_prose, value)
    for item in objects.together(claim):
        item.refresh_from_db()
        monkeypatch.setattr(type(item), "publication_problems", lambda self: [])
    changed = [type(item).objects.get(pk=item.pk) for item in objects.together(claim)]
    publish(changed, objects.publication("correction", f"Reason {value}"))
    client.raise_request_exception = False
    told = {page: client.get(page).status_code for page in READERS}
    assert {page: status for page, status in told.items() if status >= 500} == {}

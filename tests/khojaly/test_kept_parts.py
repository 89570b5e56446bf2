"""Parts of pages that are kept are those that would be drawn anew, whatever is published."""

from datetime import date

import pytest
from django.core.cache import caches

from events.models import Actor, Claim, Event, Place, Question
from khojaly.desk.drafts import draft_record
from khojaly.ledger.editions import Edition
from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from sources.models import Source
from tests import objects

EVENT = "/events/khojaly-massacre-1992/"
PAGES = (EVENT, f"/es{EVENT}", f"{EVENT}killed-civilians/", "/claims/C110/", "/claims/C110/v1/")


def drawn(client, fresh=False):
    if fresh:
        caches["fragments"].clear()
    return {address: client.get(address).content.decode() for address in PAGES}


def changed(model, name, field, value):
    item = model.objects.get_by_natural_key(name)
    setattr(item, field, value)
    item.save()
    publish([item], objects.publication(ChangeKind.CORRECTION))


CHANGES = {
    "a claimant": lambda: changed(Actor, "human-rights-watch", "name_en", "HRW of New York"),
    "a source": lambda: changed(Source, "S43", "title", "Another title"),
    "a question": lambda: changed(Question, "killed-civilians", "asks_en", "How many civilians?"),
    "a claim": lambda: changed(Claim, "C110", "scope_en", "other civilians"),
    "an event": lambda: changed(Event, "khojaly-massacre-1992", "title_en", "Khojaly, 1992"),
    "a place": lambda: changed(Place, "khojaly", "name_en", "Khojaly town"),
    "a withdrawal": lambda: withdraw(
        Claim.objects.get(identifier="C110"), objects.publication(reason="Recorded twice.")
    ),
}


@pytest.mark.content
@pytest.mark.parametrize("what", CHANGES)
def test_after_a_publication_kept_and_new_parts_make_the_page_that_is_drawn_anew(client, what):
    before = drawn(client)
    CHANGES[what]()
    kept = drawn(client)
    assert kept[EVENT] != before[EVENT]
    assert kept == drawn(client, fresh=True)


@pytest.mark.content
def test_only_what_changed_is_drawn_again(client, monkeypatch):
    drawn(client)
    claim = Claim.objects.get(identifier="C110")
    claim.scope_en = "other civilians"
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    rows, cache = [], caches["fragments"]

    def noted(key, text, keep=cache.set):
        rows.extend([key] if key[0].endswith("row") else [])
        keep(key, text)

    monkeypatch.setattr(cache, "set", noted)
    client.get(EVENT)
    assert 1 <= len(rows) <= 3


@pytest.mark.django_db
def test_a_draft_is_never_kept():
    claim = objects.published_claim()
    for sentence in ("First draft.", "Second draft."):
        claim.statement_en = sentence
        assert draft_record(claim).drawn_from is None
    assert Edition().find("claim", "C1").drawn_from


@pytest.mark.content
def test_a_kept_header_marks_the_page_that_one_is_on_and_carries_its_moment(client):
    def header(address):
        return " ".join(client.get(address).content.decode().partition("</header>")[0].split())

    assert 'aria-current="page"' not in header(EVENT)
    assert '<a href="/claims/" aria-current="page">Claims</a>' in header("/claims/")
    assert '<a href="/claims/">Claims</a>' in header("/claims/C110/")
    assert f"/claims/?as-of={date.today()}" in header(f"/claims/C110/?as-of={date.today()}")
    assert "?as-of" not in header("/claims/C110/")
    assert ">Eventos</a>" not in header("/events/")
    assert "/es/events/" in header("/es/claims/C110/")

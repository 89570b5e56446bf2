"""The page of a claimant: who it is, why it has its position, what it said."""

import pytest

from khojaly.ledger.publishing import publish
from tests.objects import actor, claim, publication, published_claim
from tests.pages import Page

pytestmark = pytest.mark.django_db
REASON = "An organisation that took no part in the war and reported on both sides."


def published_actor(**reasons):
    made = actor("an-observer", "An Observer")
    for name, text in reasons.items():
        setattr(made, name, text)
    made.save()
    publish([made], publication())
    return made


def test_it_says_why_the_claimant_has_its_position_in_the_language_of_the_reader(client):
    in_spanish = "Una organización que no tomó parte en la guerra."
    published_actor(position_reason_en=REASON, position_reason_es=in_spanish)
    assert f"independent: {REASON}" in Page(client, "/actors/an-observer/").text
    assert f"independiente: {in_spanish}" in Page(client, "/es/actors/an-observer/").text


def test_without_a_reason_it_gives_the_rule_and_says_that_the_reason_is_not_written(client):
    published_actor()
    page = Page(client, "/actors/an-observer/")
    assert "Claimants with no part in the conflict." in page.text
    assert "has not been written down yet" in page.text
    assert "/method/#marks" in page.links()


def test_a_record_without_a_reason_is_what_it_was_before_there_was_one():
    made = published_actor()
    assert "position_reason" not in made.current.data["content"]


def test_a_reason_in_one_language_only_cannot_be_published(client):
    made = actor("an-observer", "An Observer")
    made.position_reason_en = REASON
    made.save()
    assert any("Spanish" in problem for problem in made.publication_problems())


def test_a_claim_stands_once_also_where_the_claimants_figure_moved(client):
    first = published_claim()
    about = {name: getattr(first, name) for name in ("event", "question", "claimant")}
    about["source"] = first.citations.get().source
    second = claim(about, low=161, claimed_on="1997", supersedes=first)
    publish([second], publication())
    page = Page(client, f"/actors/{first.claimant.slug}/")
    assert "How its own figure moved" in page.text
    for each in (first, second):
        assert page.ids().count(each.identifier) == 1

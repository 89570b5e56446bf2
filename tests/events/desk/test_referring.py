"""Before something is withdrawn or merged: what published things refer to it, with links."""

import pytest
from django.urls import reverse

from events.models import ClaimCitation, Dispute
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from sources.models import Source
from tests import objects
from tests.events.desk.test_checks import beside
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db


def referring(desk, item):
    """What stands before the button that withdraws: each thing's address and how it refers."""
    page = Page(desk.client, desk.address(item, "review"))
    box = next(node for node in page.tree.iter("details") if node.get("class") == "withdraw")
    return [(li.find("a").get("href"), flat(li.find("small"))) for li in box.iter("li")]


def test_the_claims_that_repeat_replace_or_dispute_a_claim_are_listed(reviewer, claim):
    repeating = beside(claim, repeats=claim, claimed_on="1997-03-24")
    newer = beside(claim, supersedes=claim, low=161, claimed_on="1997")
    disputing = beside(claim, low=20, claimed_on="1998")
    Dispute.objects.create(claim=disputing, disputed=claim)
    publish([repeating, newer, disputing], objects.publication())
    beside(claim, repeats=claim, claimed_on="1999")  # A draft: no reader sees it.
    assert referring(reviewer, claim) == [
        (reviewer.address(repeating), "repeats it"),
        (reviewer.address(newer), "replaces it"),
        (reviewer.address(disputing), "disputes it"),
    ]


def test_an_event_whose_text_marks_a_claim_is_listed(reviewer, claim):
    event = claim.event
    event.summary_en, event.summary_es = "It killed {claim:C1}.", "Murieron {claim:C1}."
    event.save()
    publish([event], objects.publication(ChangeKind.CORRECTION))
    assert referring(reviewer, claim) == [(reviewer.address(event), "marks it in its text")]


def test_the_claims_that_cite_a_source_are_listed_and_withdrawn_ones_are_not(reviewer, claim):
    source = claim.citations.get().source
    other = beside(claim, claimed_on="1997")
    publish([other], objects.publication())
    found = [(reviewer.address(each), "cites it") for each in (claim, other)]
    assert referring(reviewer, source) == found
    reviewer.act(other, "withdraw", change_kind="correction", reason="Recorded twice.")
    assert referring(reviewer, source) == found[:1]


def test_nothing_is_said_where_nothing_refers_to_it(reviewer, claim):
    assert referring(reviewer, claim) == []
    assert "published thing refers" not in reviewer.get(reviewer.address(claim, "review"))


def test_more_than_fifty_are_counted(reviewer, claim):
    source = claim.citations.get().source
    others = [beside(claim, claimed_on=str(1930 + at)) for at in range(51)]
    publish(others, objects.publication())
    page = reviewer.get(reviewer.address(source, "review"))
    assert "52 published things refer to it." in page
    assert page.count("<small>cites it</small>") == 50


def test_the_page_to_merge_names_the_texts_that_go_on_naming_the_source(reviewer, claim):
    goes, stays = claim.citations.get().source, objects.source(title="Seven Years of Conflict")
    event = claim.event
    event.narrative_en, event.narrative_es = "It fell [@S1, p. 6].", "Cayó [@S1, p. 6]."
    event.save()
    publish([stays], objects.publication())
    publish([event], objects.publication(ChangeKind.CORRECTION))
    address = reverse("admin:sources_source_merge", args=[goes.pk])
    text = reviewer.get(f"{address}?identifier=S2").split("What goes on referring to it")[1]
    assert reviewer.address(event) in text
    assert "marks it in its text" in text
    assert reviewer.address(claim) not in text
    assert ClaimCitation.objects.filter(source=goes).count() == 1
    assert Source.objects.filter(merged_into=None).count() == 2

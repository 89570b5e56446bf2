"""From a source to its next claim: what they share is not typed again."""

import html

import pytest

from events.models import Claim
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db


def next_address(desk, item):
    page = Page(desk.client, desk.address(item))
    [link] = [
        node for node in page.tree.iter("a")
        if "".join(node.itertext()).strip() == "Next claim from this source"
    ]  # fmt: skip
    return link.get("href")


def test_a_source_shows_its_claims_with_their_locators(editor, claim):
    page = Page(editor.client, editor.address(claim.citations.get().source))
    row = next(node for node in page.by_id("claims-of").iter("tr") if node.find("td") is not None)
    cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iter("td")]
    assert cells[0] == "C1 How many civilians were killed?"
    assert cells[1] == "Human Rights Watch, December 1994"
    assert cells[2] == "at least 200"
    assert cells[3].startswith("6")


def test_the_next_claim_keeps_source_event_claimant_date_and_relation(editor, claim):
    citation = claim.citations.get()
    citation.relation = "reports"
    citation.save()
    for start in (citation.source, claim):
        fields = editor.fields(next_address(editor, start))
        assert fields["citations-0-source"] == str(citation.source_id)
        assert fields["citations-0-relation"] == "reports"
        assert fields["event"] == str(claim.event_id)
        assert fields["claimant"] == str(claim.claimant_id)
        assert fields["claimed_on"] == "1994-12"
        assert fields["question"] == ""


def test_the_next_claim_is_saved_with_what_was_kept(editor, claim):
    cited = claim.citations.get().source
    address = next_address(editor, cited)
    other = objects.question("wounded", 102)
    given = {
        "question": other.pk, "statement_en": "It counts 12 wounded.", "statement_es": "Son 12.",
        "qualifier": "exact", "best": "12", "verification": "primary", "change_reason": "p. 7.",
        "citations-0-locator_en": "7", "citations-0-locator_es": "7",
    }  # fmt: skip
    answer = editor.client.post(address, editor.fields(address) | given)
    assert answer.status_code == 302, html.unescape(answer.content.decode())
    made = Claim.objects.get(identifier="C2")
    assert (made.claimed_on, made.citations.get().source) == ("1994-12", cited)


def test_a_source_without_claims_opens_the_form_with_itself(editor, claim):
    alone = objects.source(title="An atlas")
    page = Page(editor.client, editor.address(alone))
    assert "No claim cites it yet." in page.text
    fields = editor.fields(next_address(editor, alone))
    assert (fields["citations-0-source"], fields["event"]) == (str(alone.pk), "")


def test_a_second_claim_of_the_same_day_is_asked_about_and_may_be_saved(editor, claim):
    address = next_address(editor, claim.citations.get().source)
    given = {
        "question": claim.question_id, "statement_en": "It counts 77.", "statement_es": "Son 77.",
        "qualifier": "exact", "best": "77", "verification": "primary", "change_reason": "p. 7.",
    }  # fmt: skip
    answer = editor.client.post(address, editor.fields(address) | given)
    assert "says something of the same claimant" in html.unescape(answer.content.decode())
    answer = editor.client.post(address, editor.fields(address) | given | {"not_a_copy": "on"})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    "text", ["It was {clam:C1}.", "It was {C1}.", "({C1)", "It was (claim:C1)."]
)
def test_whatever_looks_like_a_marker_and_is_none_is_said(editor, claim, text):
    answer = editor.client.post("/admin/hints/", {"narrative_en": text})
    assert "begins like a marker and is none" in answer.json()["narrative_en"][0]
    assert editor.client.post("/admin/hints/", {"narrative_en": "{claim:C1} (C1)"}).json() == {}

"""The history of a thing, and two versions compared."""

import pytest

from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page, flat

pytestmark = pytest.mark.django_db


class TestHistory:
    def test_it_lists_versions_with_reason_kind_and_difference_in_words(self, client, claim):
        page = Page(client, "/claims/C1/history/")
        step = flat(page.by_id("v2"))
        assert "10 November 2026" in step
        assert "The claimant revised its figure" in step
        assert "The report of 1994 gives 200." in step
        assert "edited by editor, published by reviewer" in step
        changed = [(n.tag, flat(n)) for n in page.by_id("v2").iter() if n.tag in ("del", "ins")]
        assert ("del", "161") in changed
        assert ("ins", "200") in changed

    def test_the_saved_edits_open_on_demand(self, client):
        claim = objects.claim()
        claim._change_reason = "A slip of the pen."
        claim.low = 201
        claim.save()
        publish(objects.together(claim), objects.publication())
        assert "A slip of the pen." not in Page(client, "/claims/C1/history/").text
        assert "A slip of the pen." in Page(client, "/claims/C1/history/?edits=1").text

    def test_the_removal_of_a_citation_is_among_the_edits(self, client, claim):
        citation = claim.citations.get()
        citation._change_reason = "Cited twice."
        claim.citations.create(source=citation.source, order=2)
        citation.delete()
        publish([claim], objects.publication(ChangeKind.CORRECTION))
        text = Page(client, "/claims/C1/history/?edits=3").text
        assert "citation: removed" in text

    def test_a_long_history_is_paged(self, client, claim):
        for number in range(3, 60):
            claim.low = number
            claim.save()
            publish([claim], objects.publication(ChangeKind.CORRECTION))
        first = Page(client, "/claims/C1/history/")
        assert [n for n in first.ids() if n.startswith("v")][::49] == ["v59", "v10"]
        assert "?before=10" in first.links()
        second = Page(client, "/claims/C1/history/?before=10")
        assert [n for n in second.ids() if n.startswith("v")] == [f"v{n}" for n in range(9, 0, -1)]
        assert "161" in flat(second.by_id("v2"))

    def test_two_versions_are_compared_field_by_field(self, client, claim):
        page = Page(client, "/claims/C1/compare/1..2/")
        labels = [flat(node) for node in page.tree.iter("dt")]
        assert labels == ["date", "figure"]
        assert flat(page.tree.find(".//del")) == "1993"

    def test_versions_given_in_the_other_order_are_put_right(self, client, claim):
        assert client.get("/claims/C1/compare/2..1/")["Location"] == "/claims/C1/compare/1..2/"

"""What was withdrawn or merged."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from khojaly.ledger.lifecycle import merge, restore, submit, withdraw
from khojaly.ledger.publishing import publish
from sources.wording import date_words
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db


class TestGone:
    def test_a_withdrawn_claim_keeps_its_page_with_the_reason_and_leaves_the_lists(
        self, client, claim
    ):
        withdraw(claim, objects.publication(reason="It was recorded twice."))
        page = Page(client, "/claims/C1/")
        today = date_words(f"{timezone.now():%Y-%m-%d}")
        assert f"Withdrawn on {today}. It was recorded twice." in page.text
        assert "/claims/C1/history/" in page.links()
        assert "/claims/C1/" not in Page(client, "/claims/").links()
        assert "C1" not in Page(client, "/events/khojaly-massacre-1992/").ids()

    def test_a_merged_one_leads_to_its_successor_and_keeps_its_versions(self, client):
        first, second = objects.actor(), objects.actor("helsinki-watch", "Helsinki Watch")
        publish([first, second], objects.publication())
        merge(second, first, objects.publication(reason="One organisation."))
        answer = client.get("/actors/helsinki-watch/")
        assert (answer.status_code, answer["Location"]) == (308, "/actors/human-rights-watch/")
        assert "no-cache" in answer["Cache-Control"]  # So that it can be undone.
        assert "Helsinki Watch" in Page(client, "/actors/helsinki-watch/v1/").text
        assert "Merged into another record" in Page(client, "/actors/helsinki-watch/history/").text

    def test_what_is_gone_can_be_published_again(self, client, claim):
        withdraw(claim, objects.publication(reason="By mistake."))
        restore(claim, objects.publication(reason="Withdrawn by mistake."))
        assert "Withdrawn." not in Page(client, "/claims/C1/").text
        assert "/claims/C1/" in Page(client, "/claims/").links()

    def test_nothing_is_withdrawn_twice_or_merged_into_itself(self, claim):
        with pytest.raises(ValidationError, match="another one of its own kind"):
            merge(claim, claim, objects.publication())
        withdraw(claim, objects.publication())
        with pytest.raises(ValidationError, match="is not published"):
            withdraw(claim, objects.publication())

    def test_a_draft_without_citations_is_not_submitted(self, claim):
        claim.citations.all().delete()
        with pytest.raises(ValidationError, match="has no citation"):
            submit(claim)

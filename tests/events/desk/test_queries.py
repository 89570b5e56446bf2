"""The desk asks the database little, however much there is: lists, forms, first page, review."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Claim
from tests.khojaly.desk.conftest import Desk

PAGES = {
    "/admin/": 20,
    "/admin/events/claim/": 14,
    "/admin/events/claim/?q=parliament": 21,
    "/admin/sources/source/": 13,
    "/admin/events/actor/": 12,
    "/admin/events/claim/add/": 8,
    "/admin/lists/two-figures/": 8,
    "/admin/lists/stale/": 8,
}


@pytest.fixture
def reviewer(content):
    return Desk("Arpine", "reviewer")


def asked(desk, address):
    desk.get(address)
    with CaptureQueriesContext(connection) as queries:
        desk.get(address)
    return len(queries)


@pytest.mark.content
@pytest.mark.parametrize(("address", "most"), PAGES.items())
def test_lists_and_the_first_page_ask_little(reviewer, address, most):
    assert asked(reviewer, address) <= most


@pytest.mark.content
@pytest.mark.parametrize(("act", "most"), [("change", 20), ("review", 29)])
def test_the_form_and_the_review_of_a_claim_ask_little(reviewer, act, most):
    """The review asks what refers to the claim: the ledger once, and each kind of thing found."""
    claim = Claim.objects.get(identifier="C33")
    assert asked(reviewer, reviewer.address(claim, act)) <= most

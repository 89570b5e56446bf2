"""A claim in two versions, for the tests of what a researcher cites."""

from datetime import UTC, datetime

import pytest

from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from tests import objects

FIRST = datetime(2026, 11, 1, 12, tzinfo=UTC)
SECOND = datetime(2026, 11, 10, 12, tzinfo=UTC)


@pytest.fixture
def claim():
    """C1 in two versions: “at least 161” of 1 November and “at least 200” of 10 November 2026."""
    claim = objects.claim(
        low=161,
        claimed_on="1993",
        statement_en="Human Rights Watch gives a figure.",
        statement_es="Human Rights Watch da una cifra.",
    )
    publish(objects.together(claim), objects.publication(at=FIRST))
    claim.low, claim.claimed_on = 200, "1994-12"
    claim.save()
    publish(
        [claim],
        objects.publication(
            ChangeKind.CLAIMANT_REVISED, "The report of 1994 gives 200.", at=SECOND
        ),
    )
    return claim

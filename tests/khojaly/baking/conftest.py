import pytest

from khojaly.baking.bake import Baker
from khojaly.ledger.checkpoints import make_checkpoint
from khojaly.ledger.publishing import publish
from tests import objects

SITE = "https://khojaly.example"


@pytest.fixture
def claim():
    """Human Rights Watch's claim, and one of another claimant on the same question."""
    made = objects.published_claim()
    about = {
        "event": made.event, "question": made.question, "source": made.citations.get().source,
        "claimant": objects.actor("memorial", "Memorial"),
    }  # fmt: skip
    publish([about["claimant"]], objects.publication())
    publish([objects.claim(about=about, low=181, claimed_on="1992")], objects.publication())
    return made


def baked(folder):
    make_checkpoint()
    return Baker(folder, SITE).run()

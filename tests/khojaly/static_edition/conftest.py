import pytest

from khojaly.ledger.checkpoints import make_checkpoint
from khojaly.static_edition.bake import Baker
from tests import objects

SITE = "https://khojaly.example"


@pytest.fixture
def claim():
    """Human Rights Watch's claim, and one of another claimant on the same question."""
    made = objects.published_claim()
    objects.published_rival(made)
    return made


def baked(folder):
    make_checkpoint()
    return Baker(folder, SITE).run()

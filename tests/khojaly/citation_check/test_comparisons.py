"""A comparison that was cited as of a moment, checked."""

import pytest

from events.models import Claim
from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import ChangeKind, Version
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page

pytestmark = pytest.mark.django_db
WHERE = "/events/khojaly-massacre-1992/killed-civilians/"


@pytest.fixture
def cited():
    """The address that the page gives for its comparison, with two claims on it."""
    claim = objects.published_claim()
    objects.published_rival(claim)
    last = Version.objects.order_by("seq").last().published_at
    return f"{WHERE}?as-of={last:%Y-%m-%dT%H:%M:%S}.{last.microsecond // 1000:03d}Z"


def checked(client, text):
    return Page(client, f"/check/?q={text.replace('?', '%3F').replace('=', '%3D')}").text


def test_one_whose_claims_stand_is_told_so(client, cited):
    assert "It still stands as it was cited" in checked(client, f"http://testserver{cited}")


def test_what_was_changed_or_withdrawn_since_is_named(client, cited):
    claim = Claim.objects.get(identifier="C1")
    claim.low = 300
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    withdraw(Claim.objects.get(identifier="C2"), objects.publication(ChangeKind.WITHDRAWN))
    text = checked(client, cited)
    assert "Figures were added, withdrawn or changed since." in text
    assert "C1 Human Rights Watch: published again since, figure at least 200, now at least" in text
    assert "C2 Memorial: withdrawn since (at least 181)" in text


def test_a_correction_that_leaves_the_figures_alone_says_so(client, cited):
    claim = Claim.objects.get(identifier="C1")
    claim.basis = "testimony"
    claim.save()
    publish([claim], objects.publication(ChangeKind.CORRECTION))
    text = checked(client, cited)
    assert "Every figure is as it was cited." in text
    assert "published again since, the same figure: at least 200" in text


def test_nothing_given_is_said(client):
    assert "Nothing was given." in Page(client, "/check/?q=").text
    assert "Nothing was given." not in Page(client, "/check/").text


def test_an_unknown_digest_is_called_unknown(client):
    assert "No version in the ledger has this digest." in checked(client, "a" * 64)

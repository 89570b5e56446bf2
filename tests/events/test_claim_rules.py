import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.models import Claim
from tests import objects

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    return objects.claim()


def problems(claim):
    with pytest.raises(ValidationError) as refused:
        claim.full_clean()
    return " ".join(refused.value.messages)


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"qualifier": "exact"}, "The qualifier and the figures do not fit"),
        ({"qualifier": "", "low": 200}, "The qualifier and the figures do not fit"),
        ({"qualifier": "between", "low": 1000, "high": 500}, "The lowest figure comes first"),
        ({"qualifier": "exact", "low": None, "best": -1}, "greater than or equal to 0"),
        ({"possible_low": 1000, "possible_high": 500}, "A possible range has a lower"),
        ({"words": "as many as", "words_language": ""}, "in which language"),
        ({"claimed_on": "Feb 1992"}, "Write “1992-02” for “Feb 1992”"),
        ({"claimed_on": "some day"}, "is not a date this site can read"),
        ({"words": "one two three four five six seven eight nine ten eleven twelve thirteen",
          "words_language": "en"}, "at most twelve words"),
        ({"identifier": "17"}, "An identifier is the letter C and a number"),
    ],
)  # fmt: skip
def test_a_mistake_is_refused_with_a_sentence_for_people(claim, figures, sentence):
    for name, value in figures.items():
        setattr(claim, name, value)
    assert sentence in problems(claim)


@pytest.mark.parametrize(
    "figures",
    [
        {"qualifier": "exact"},
        {"qualifier": "between", "low": 1000, "high": 500},
        {"possible_low": 1000, "possible_high": 500},
        {"low": -1},
        {"identifier": "C99"},
    ],
)
def test_the_database_itself_refuses_it(claim, figures):
    objects.claim(
        about={
            "event": claim.event, "question": claim.question, "claimant": claim.claimant,
            "source": claim.citations.get().source,
        },
        identifier="C99",
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**figures)


def test_event_question_and_claimant_are_fixed_once_published(claim):
    claim = objects.Claim.objects.get(pk=claim.pk)
    objects.publish(objects.together(claim), objects.publication())
    claim.claimant = objects.actor("helsinki-watch", "Helsinki Watch")
    assert "fixed once a claim is published" in problems(claim)


def test_only_the_same_claimant_can_replace_its_own_claim(claim):
    other = objects.claim(
        about={
            "event": claim.event, "question": claim.question,
            "claimant": objects.actor("memorial", "Memorial"),
            "source": claim.citations.get().source,
        }
    )  # fmt: skip
    claim.supersedes = other
    assert "Only the same claimant" in problems(claim)


def test_a_claim_cannot_repeat_one_that_itself_repeats(claim):
    about = {
        "event": claim.event, "question": claim.question, "claimant": claim.claimant,
        "source": claim.citations.get().source,
    }  # fmt: skip
    second = objects.claim(about=about, repeats=claim)
    third = objects.claim(about=about, repeats=second)
    assert "itself repeats C1" in problems(third)

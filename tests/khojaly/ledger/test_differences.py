"""Differences of texts: what stayed, what was taken out, what was added."""

import pytest

from khojaly.ledger.differences import differences


def compared(old, new):
    (change,) = differences({"note": old}, {"note": new})
    return [[(piece.sign, piece.text) for piece in line] for line in change.lines]


def test_one_word_that_changed_is_marked_and_nothing_around_it():
    assert compared("At least 485 civilians died.", "At least 613 civilians died.") == [
        [("same", "At least "), ("out", "485"), ("in", "613"), ("same", " "),
         ("same", "civilians died.")]
    ]  # fmt: skip


def test_texts_that_share_little_stand_one_after_the_other():
    old, new = "The figure is of March 1992.", "Named lists were printed in Baku later that year."
    assert compared(old, new) == [[("out", old)], [("in", new)]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a b c d e f", "a b X d e f g"),
        ("one two three four", "two three four"),
        ("  led by spaces here", "led by spaces here now"),
        ("ends in a word", "ends in a  word "),
    ],
)
def test_both_texts_can_be_read_off_their_difference(old, new):
    (line,) = compared(old, new)
    assert "".join(text for sign, text in line if sign != "in").split() == old.split()
    assert "".join(text for sign, text in line if sign != "out") == new

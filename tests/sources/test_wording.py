import pytest

from sources.wording import shortened

LETTER = "Letter dated 24 February 2005 from the Permanent Representative of Azerbaijan"


@pytest.mark.parametrize(
    ("most", "shown"),
    [
        (len(LETTER), LETTER),
        (40, "Letter dated 24 February 2005 from the …"),
        (31, "Letter dated 24 February 2005 …"),
        (3, "Le …"),
    ],
)
def test_a_long_title_is_cut_between_words(most, shown):
    assert shortened(LETTER, most) == shown

import pytest
from django.utils import translation

from events.axes import Axis
from events.estimates import Estimate
from events.wording import estimate_words, qualifier_words

HRW_1994 = Estimate("at-least", low=200, possible_low=500, possible_high=1000)


@pytest.mark.parametrize(
    ("estimate", "english", "spanish"),
    [
        (Estimate("exact", best=613), "613", "613"),
        (Estimate("about", best=6300), "about 6,300", "unos 6300"),
        (Estimate("at-least", low=161), "at least 161", "al menos 161"),
        (Estimate("up-to", high=500), "up to 500", "hasta 500"),
        (Estimate("between", low=250, high=300), "from 250 to 300", "de 250 a 300"),
        (
            HRW_1994,
            "at least 200, possibly 500 to 1,000",
            "al menos 200, posiblemente de 500 a 1000",
        ),
    ],
)
def test_a_figure_keeps_its_qualifier_in_words(estimate, english, spanish):
    assert estimate_words(estimate) == english
    with translation.override("es"):
        assert estimate_words(estimate) == spanish


def test_an_exact_figure_has_no_qualifier():
    assert qualifier_words(Estimate("exact", best=613)) == ""


def test_an_axis_starts_at_zero_and_holds_its_highest_figure():
    axis = Axis(1324)
    assert axis.at(0) == "0.00%"
    assert [tick.value for tick in axis.ticks] == [0, 500, 1000]
    assert float(axis.at(1324).rstrip("%")) < 100


def test_an_exact_figure_is_a_dot_and_nothing_else():
    mark = Axis(1000).mark(Estimate("exact", best=613))
    assert (mark.dot, mark.band, mark.open_end) == (Axis(1000).at(613), None, None)


def test_at_least_is_a_dot_open_upwards_and_up_to_one_open_downwards():
    up = Axis(1000).mark(Estimate("at-least", low=161))
    assert up.open_end[0] == up.dot
    assert float(up.open_end[1].rstrip("%")) > float(up.dot.rstrip("%"))
    down = Axis(1000).mark(Estimate("up-to", high=500))
    assert down.open_end[1] == down.dot
    assert float(down.open_end[0].rstrip("%")) < float(down.dot.rstrip("%"))


def test_a_range_is_a_band_without_a_middle():
    mark = Axis(300).mark(Estimate("between", low=250, high=300))
    assert mark.dot is None
    assert mark.band[0] == Axis(300).at(250)
    assert mark.band_end == Axis(300).at(300)


def test_a_possible_range_is_a_band_that_the_open_end_reaches():
    mark = Axis(1000).mark(HRW_1994)
    assert mark.dot == Axis(1000).at(200)
    assert mark.open_end[1] == mark.band[0] == Axis(1000).at(500)

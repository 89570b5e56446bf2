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


def test_an_axis_starts_at_zero_and_ends_on_a_step_beyond_its_highest_figure():
    axis = Axis(1324)
    assert [(tick.value, tick.at) for tick in axis.ticks] == [(0, 0), (500, 33), (1000, 67)]
    assert (axis.steps, axis.end) == (3, 1500)


@pytest.mark.parametrize("maximum", [1, 2, 7, 31, 99, 100, 161, 1000, 1500, 20_000, 362_000])
def test_an_axis_has_few_round_steps_and_room_beyond_its_highest_figure(maximum):
    axis = Axis(maximum)
    assert 2 <= axis.steps <= 3
    assert 33 <= axis.at(maximum) < 100


def test_an_exact_figure_is_a_point_and_nothing_else():
    assert Axis(1000).mark(Estimate("exact", best=613)) == "x41"


def test_at_least_is_a_point_open_upwards_and_up_to_one_open_downwards():
    assert Axis(1000).mark(Estimate("at-least", low=161)) == "x11 open-up"
    assert Axis(1000).mark(Estimate("up-to", high=500)) == "x33 open-down"


def test_a_range_is_a_band_without_a_point():
    assert Axis(299).mark(Estimate("between", low=150, high=299)) == "range f50 t100"


def test_a_possible_range_is_a_band_that_the_open_end_reaches():
    assert Axis(1324).mark(HRW_1994) == "x13 possible f33 t67"


def test_a_possible_range_below_its_figure_is_a_band_by_itself():
    below = Estimate("up-to", high=600, possible_low=150, possible_high=300)
    assert Axis(1324).mark(below) == "x40 range f10 t20"

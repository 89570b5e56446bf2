from dataclasses import dataclass

from khojaly.pages.maps import Map


@dataclass
class Point:
    latitude: float | None
    longitude: float | None


KHOJALY, AGDAM, NOWHERE = Point(39.91, 46.79), Point(39.99, 46.93), Point(None, None)


def percent(text):
    return float(text.rstrip("%"))


def test_every_dot_is_inside_the_frame_with_north_above_and_east_to_the_right():
    khojaly, agdam = Map.of([KHOJALY, AGDAM]).dots
    assert all(0 < percent(at) < 100 for dot in (khojaly, agdam) for at in (dot.x, dot.y))
    assert percent(agdam.x) > percent(khojaly.x)
    assert percent(agdam.y) < percent(khojaly.y)


def test_places_without_coordinates_are_left_out():
    assert [dot.place for dot in Map.of([KHOJALY, NOWHERE]).dots] == [KHOJALY]
    assert Map.of([NOWHERE]) is None


def test_the_scale_bar_is_as_long_as_it_says():
    drawn = Map.of([Point(39.9, 46), Point(39.9, 47)])
    west, east = drawn.dots
    km_of_a_percent = 111.32 * drawn.squeeze / (percent(east.x) - percent(west.x))
    length = percent(drawn.scale.end) - 3
    assert abs(length * km_of_a_percent - drawn.scale.km) < 0.5


def test_the_coast_is_drawn_only_where_the_drawing_reaches():
    assert Map.of([KHOJALY, AGDAM]).land
    assert Map.of([KHOJALY, Point(55.75, 37.6)]).land == ""

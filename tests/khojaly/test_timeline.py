"""Events on axes of time: by years, and the months around the main one."""

from dataclasses import dataclass

from khojaly.pages.timeline import Timeline, timelines


@dataclass(eq=False)
class Event:
    start: str
    end: str = ""


WAR, TALKS = Event("1988-02", "1994-05-12"), Event("2008")
SIEGE, RAID, BEFORE = Event("1991-11", "1992-05-09"), Event("1992-04-10"), Event("1991-01-05")
MAIN = Event("1992-02-25", "1992-02-26")
ALL = [WAR, BEFORE, SIEGE, MAIN, RAID, TALKS]


def test_an_event_lies_where_its_days_lie_between_the_lines_of_the_years():
    drawn = Timeline.of_the_war(ALL, MAIN)
    assert [(tick.at, tick.words) for tick in drawn.ticks][:2] == [(0, "1987"), (12, "1988")]
    by_event = {bar.event: bar for bar in drawn.bars}
    # 1992-02-25 is 5 years and 1.8 months after 1987 began, of 8 years: 64 hundredths.
    assert by_event[MAIN].start == 64
    assert by_event[WAR].start == 14
    assert by_event[WAR].end == 92


def test_the_shortest_event_can_be_seen():
    assert all(bar.end > bar.start for bar in Timeline.of_the_war(ALL).bars)


def test_what_came_later_is_listed_and_not_drawn():
    shown = timelines(ALL, MAIN)
    assert shown["later"] == [TALKS]
    assert TALKS not in [bar.event for bar in shown["war"].bars]


def test_the_months_around_leave_out_what_lies_outside_and_what_lasts_longer():
    around = timelines(ALL, MAIN)["around"]
    assert [bar.event for bar in around.bars] == [SIEGE, MAIN, RAID]
    words = [tick.words for tick in around.ticks]
    assert (words[0], words[-1]) == ("Oct 1991", "Jun 1992")


def test_the_event_one_comes_from_is_marked_and_no_other():
    assert [bar.event for bar in Timeline.of_the_war(ALL, MAIN).bars if bar.is_here] == [MAIN]


def test_without_a_main_event_there_is_one_axis():
    assert timelines(ALL, None)["around"] is None


def test_an_event_without_a_known_beginning_or_end_reaches_the_edge():
    (since,) = Timeline.of_the_war([Event("../1990-01-01")]).bars
    (until,) = Timeline.of_the_war([Event("1992-01-01", "1992-01-01/..")]).bars
    assert (since.start, until.end) == (0, 100)
    assert timelines([Event("../1990")], Event("../1990"))["around"] is None

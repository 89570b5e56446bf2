import datetime

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.dates import EdtfDate, is_edtf, parse, sort_key

TAKEN = [
    "1988", "1988-07", "1988-07-12", "1988-07-12T09:30:00Z", "1988-07-12T09:30:00+04:00",
    "1988~", "1988-07?", "1988-07-12%", "?1988-07-~12", "1988~-07", "198X", "19XX", "1988-XX",
    "1988-07-XX", "1988-XX-XX", "1988-XX-12", "1988-1X", "1988-07-2X", "1988-23", "1988-33",
    "1988-41", "1988-22~", "1950S2", "1988/1990", "1988-07/1990-02-01", "1988~/1990?", "1988/",
    "/1990", "../1990", "1988/..", "198X/..", "1988-21/1988-23", "[1988,1990]", "[..1988-07]",
    "{1988..1990-02}", "{..1983,1985}", "[1988-07-11, 1988-07-12]",
]  # fmt: skip
REFUSED = [
    "", " ", "July 1988", "88", "1988-7", "1988-13", "1988-02-30", "1988-20", "1988-42",
    "1988-21-05", "12.07.1988", "XXXX", "XXXX-07", "0000", "-0753", "Y17E7", "Y-17E7", "Y99999",
    "Y1988", "19880712", "198x", "198u", "1988/1985", "1988-07-12/1988-07-11", "../..", "/", "..",
    "1988/1989/1990", "1988//", "1988-07-12/13", "[1988", "[]", "[1988,]", "[1988,never]",
    "{1988..1985}", "1988..", "۱۹۸۸", "１９８８", "1988\n", "1988 ", "1988-07-12T25:00:00Z",
    "1988-07-12T09:30:00Z/1989", "~", "1988~~", "open", "n.d.",
]  # fmt: skip


@pytest.mark.parametrize("text", TAKEN)
def test_what_edtf_allows_and_the_site_can_order_is_taken(text):
    assert is_edtf(text)
    assert isinstance(sort_key(text), datetime.date)


@pytest.mark.parametrize("text", REFUSED)
def test_what_has_no_day_or_runs_backwards_is_refused(text):
    assert not is_edtf(text)


@pytest.mark.parametrize("text", REFUSED)
def test_a_draft_that_holds_what_is_refused_breaks_no_list(text):
    assert isinstance(sort_key(text), datetime.date)
    date = parse(text) or EdtfDate(text)
    assert (date.first_day, date.last_day, date.points) == (None, None, [])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("198X", "1980-01-01", "1989-12-31"),
        ("1988-02-2X", "1988-02-20", "1988-02-29"),
        ("1988-XX-31", "1988-01-31", "1988-12-31"),
        ("1988-24", "1988-01-01", "1988-12-31"),
        ("1988-35", "1988-07-01", "1988-09-30"),
        ("1950S3", "1950-01-01", "1959-12-31"),
        ("1988~/1990?", "1988-01-01", "1990-12-31"),
        ("1988/", "1988-01-01", None),
        ("1988/..", "1988-01-01", None),
        ("../1990", None, "1990-12-31"),
        ("[1990,1988-07]", "1988-07-01", "1990-12-31"),
        ("{..1983,1985}", None, "1985-12-31"),
    ],
)
def test_a_date_runs_from_the_first_to_the_last_day_it_can_mean(text, first, last):
    days = [day and day.isoformat() for day in (parse(text).first_day, parse(text).last_day)]
    assert days == [first, last]


def test_what_has_no_beginning_is_ordered_by_its_end():
    texts = ["../1990", "1991", "198X", ""]
    assert sorted(texts, key=sort_key) == ["198X", "../1990", "1991", ""]


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("1988-07-12~", "date", [(1988, 7, 12)]),
        ("1988-21", "date", [(1988, None, None)]),
        ("1988-XX-XX", "date", [(1988, None, None)]),
        ("198X", "date", [None]),
        ("1988/..", "interval", [(1988, None, None), None]),
        ("[1988,1989]", "one", [None]),
    ],
)
def test_the_parts_of_a_date_are_as_many_as_are_known(text, kind, parts):
    assert (parse(text).kind, parse(text).parts) == (kind, parts)


YEARS = st.integers(1, 9999).map("{:04d}".format)
MONTHS = st.integers(1, 12).map("{:02d}".format)
DAYS = st.integers(1, 28).map("{:02d}".format)
PLAIN = st.one_of(
    YEARS,
    st.tuples(YEARS, MONTHS).map("-".join),
    st.tuples(YEARS, MONTHS, DAYS).map("-".join),
    st.tuples(YEARS, st.just("XX")).map("-".join),
    st.tuples(YEARS, MONTHS, st.just("XX")).map("-".join),
    st.integers(1, 999).map("{:03d}X".format),
)
MARKED = st.tuples(PLAIN.filter(lambda text: "X" not in text), st.sampled_from(["", "~", "?", "%"]))


@settings(deadline=None)
@given(PLAIN | MARKED.map("".join) | st.tuples(PLAIN, PLAIN).map(sorted).map("/".join))
def test_the_bounds_are_those_of_another_reader_of_edtf(text):
    """The edtf library, where it reads the text at all and does not fail over it."""
    date = EdtfDate(text)
    try:
        other = edtf.parse_edtf(text)
        wanted = [tuple(day)[:3] for day in (other.lower_strict(), other.upper_strict())]
    except (edtf.parser.edtf_exceptions.EDTFParseException, AttributeError):
        return
    if date.kind:
        found = [tuple(day.timetuple())[:3] for day in (date.first_day, date.last_day)]
        assert found == wanted


@settings(deadline=None)
@given(st.text(alphabet="0123456789X-/.~?%[]{},TZ:S ", max_size=24))
def test_no_text_whatever_is_an_error(text):
    assert isinstance(sort_key(text), datetime.date)
    assert is_edtf(text) == bool(EdtfDate(text).points)

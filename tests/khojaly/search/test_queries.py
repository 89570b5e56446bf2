import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khojaly.search.finding import Finding
from khojaly.search.page import SearchPage
from khojaly.search.queries import LONGEST, Query
from khojaly.search.text.postgresql import PostgreSQL
from khojaly.search.text.sqlite import SQLite


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("613", 613, 613),
        ("500-1000", 500, 1000),
        ("500 – 1,000", 500, 1000),
        ("entre 500 y 1000", 500, 1000),
        ("between 1000 and 500", 500, 1000),
        ("at least 200", 200, None),
        ("al menos 200 civiles", 200, None),
        ("up to 1.000", None, 1000),
        ("1,275", 1275, 1275),
        ("10 000", 10_000, 10_000),
        ("unos 300", 300, 300),
        ("613 civilians", 613, 613),
    ],
)
def test_a_number_is_read_as_people_write_it(typed, low, high):
    figures = Query(typed).figures
    assert (figures.low, figures.high) == (low, high)


@pytest.mark.parametrize("typed", ["366th regiment", "A/48/444", "C17", "v2", "Mi-8", "khojaly"])
def test_what_is_no_number_is_not_read_as_one(typed):
    assert Query(typed).figures is None


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("26 February 1992", "1992-02-26", "1992-02-26"),
        ("February 26, 1992", "1992-02-26", "1992-02-26"),
        ("26 de febrero de 1992", "1992-02-26", "1992-02-26"),
        ("1992-02-26", "1992-02-26", "1992-02-26"),
        ("26.02.1992", "1992-02-26", "1992-02-26"),
        ("febrero de 1992", "1992-02-01", "1992-02-29"),
        ("Feb 1992", "1992-02-01", "1992-02-29"),
        ("1992-02", "1992-02-01", "1992-02-29"),
        ("Shusha 1992", "1992-01-01", "1992-12-31"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(typed, first, last):
    days = Query(typed).days
    assert [str(date.fromordinal(day)) for day in (days.first, days.last)] == [first, last]


DAY = [
    "7 May 1988", "May 7, 1988", "7th of May, 1988", "7 de mayo de 1988", "7 мая 1988",
    "sábado 7 de mayo de 1988", "7 мая 1988 года", "7 may 1988-ci il", "1988-ci il mayın 7-si",
    "7. Mai 1988", "7.5.1988", "07/05/1988", "7-5-1988", "1988-05-07", "1988/05/07",
    "1988 May 7", "\u20687 May 1988",
]  # fmt: skip


@pytest.mark.parametrize("typed", DAY)
def test_a_day_is_one_day_and_one_search_in_whatever_form(typed):
    query = Query(typed)
    assert query.days.first == query.days.last == date(1988, 5, 7).toordinal()
    assert (query.terms, query.other_terms) == (Query("1988-05-07").terms, [])


def test_the_words_beside_a_date_are_still_asked_for():
    assert [term.phrases for term in Query("corridor 7 May 1988").other_terms] == [(("corridor",),)]


@pytest.mark.parametrize(("typed", "latin"), [("Лачын", "lacin"), ("Шуша", "susa")])
def test_a_word_in_cyrillic_is_asked_for_in_azerbaijani_too(typed, latin):
    assert (latin,) in Query(typed).terms[0].phrases


@pytest.mark.parametrize(
    "typed", ["31/02/1992", "31 February 1992", "1992-13", "19920226", "Khojaly"]
)
def test_what_is_no_date_is_not_read_as_one(typed):
    assert Query(typed).days is None


@pytest.mark.parametrize(
    ("typed", "identifier"),
    [
        ("C17", ("c17", None)),
        ("c17 v2", ("c17", 2)),
        ("S5, version 3", ("s5", 3)),
        ("https://example.org/es/claims/C17/v2/", ("c17", 2)),
        ("/events/khojaly-massacre-1992/", ("khojaly-massacre-1992", None)),
        ("C17 and more", None),
    ],
)
def test_an_identifier_or_permalink_is_recognised(typed, identifier):
    assert Query(typed).identifier == identifier


def test_no_more_than_the_first_signs_are_read_of_a_long_text():
    query = Query("corridor " * 600)
    assert query.cut
    assert len(query.text) <= LONGEST


ONE_DATABASE = HealthCheck.function_scoped_fixture
NASTY = (
    *('"', 'a"b', "foo OR", "*", "-x", "a:b", "NEAR(a b)", "names : x", "{en} : y", "^a", "a AND"),
    *("'; DROP TABLE search_text; --", "\\", "'a':*", "!a & b", "a <-> b", "(", "%s", "\x00"),
    *("🙂", "«»", '"" ""', "http://[", "1" * 400, "١٢٣", "①②", "ﬁ", "İ", "ẞ", "ʼ"),
)


@pytest.mark.django_db
@pytest.mark.parametrize("typed", NASTY)
def test_signs_that_mean_something_to_a_database_are_only_text(typed):
    page = SearchPage(Query(typed), {}, "en")
    assert list(page.shown) == []


@pytest.mark.django_db
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60) | st.lists(st.sampled_from(NASTY), max_size=6).map(" ".join))
def test_whatever_is_typed_the_database_answers(typed):
    finding = Finding(Query(typed), {}, "en")
    assert finding.total == 0
    assert finding.records(0, 5) == []


OWN = {"sqlite": {"names", "others", "en", "es", "OR"}, "postgresql": {*"ABCD", "AB", "AC"}}


@pytest.mark.parametrize("made", [SQLite(), PostgreSQL()], ids=lambda made: made.VENDOR)
@given(typed=st.text(max_size=80) | st.sampled_from(NASTY))
def test_what_is_typed_stands_between_quotation_marks_in_both_query_languages(made, typed):
    quote = '"' if made.VENDOR == "sqlite" else "'"
    expression = made.expression(Query(typed).terms, " ")
    outside = re.sub(rf"{quote}(?:[^{quote}]|{quote}{quote})*{quote}", "", expression)
    assert set(re.findall(r"\w+", outside)) <= OWN[made.VENDOR]

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from sources.dates import in_order, parse, sort_key, validate_edtf
from sources.wording import date_words, machine_date, number_words, period_words


@pytest.mark.parametrize(
    "text", ["1992", "1992-02", "1992-02-26", "1992~", "1992-02?", "1992/1994", "1988/"]
)
def test_an_edtf_date_is_accepted(text):
    validate_edtf(text)


@pytest.mark.parametrize(
    "text", ["26 February 1992", "1992-13", "1992-02-30", "26.02.1992", "next year"]
)
def test_what_is_not_edtf_is_refused_with_examples_of_what_can_be_written(text):
    with pytest.raises(ValidationError, match="1992-02-26") as refused:
        validate_edtf(text)
    assert text in str(refused.value)


def test_a_date_known_to_the_month_sorts_before_the_days_after_its_first():
    texts = ["1992-03-04", "", "1992", "1992-03", "1991-12-31"]
    assert sorted(texts, key=sort_key) == ["1991-12-31", "1992", "1992-03", "1992-03-04", ""]


def test_bounds_are_those_of_the_precision_given():
    date = parse("1992-02")
    assert (date.first_day.isoformat(), date.last_day.isoformat()) == ("1992-02-01", "1992-02-29")


@pytest.mark.parametrize("text", ["1992", "1900-02", "1992-02", "1992-12", "1992-02-26", "1992-21"])
def test_bounds_read_off_the_text_are_those_of_the_parser(text):
    date = parse(text)
    found = [date.parsed.lower_strict(), date.parsed.upper_strict()]
    wanted = [tuple(moment)[:3] for moment in found]
    assert [date.first_day.timetuple()[:3], date.last_day.timetuple()[:3]] == wanted


def test_a_period_cannot_end_before_it_began():
    assert in_order("1988-02", "1994-05-12")
    assert not in_order("1992-02-26", "1992-02-25")


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("1992-02-26", "26 February 1992", "26 de febrero de 1992"),
        ("1994-12", "December 1994", "diciembre de 1994"),
        ("2005", "2005", "2005"),
        ("2017~", "about 2017", "hacia 2017"),
        ("1992?", "1992?", "1992?"),
        ("1992/2023", "1992–2023", "1992–2023"),
        ("", "", ""),
    ],
)
def test_a_date_reads_in_the_readers_language(text, english, spanish):
    assert date_words(text) == english
    with translation.override("es"):
        assert date_words(text) == spanish


def test_a_period_names_the_month_once():
    assert period_words("1992-02-25", "1992-02-26") == "25–26 February 1992"
    assert period_words("1991-10", "1992-02-25") == "October 1991 – 25 February 1992"
    assert period_words("1992-05-08", "") == "8 May 1992"


def test_only_a_plain_date_has_a_machine_form():
    assert machine_date("1992-02~") == "1992-02"
    assert machine_date("1992/1994") == ""


@pytest.mark.parametrize(
    ("number", "english", "spanish"),
    [(613, "613", "613"), (1275, "1,275", "1275"), (10000, "10,000", "10\u202f000")],
)
def test_a_number_is_grouped_as_its_language_does(number, english, spanish):
    assert number_words(number) == english
    with translation.override("es"):
        assert number_words(number) == spanish


def test_a_period_whose_end_is_known_only_to_the_year_of_its_beginning_says_from():
    assert period_words("1992-06-12", "1992") == "from 12 June 1992"
    assert period_words("1992-03-02", "1992-03") == "from 2 March 1992"

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from sources.dates import in_order, parse, sort_key, validate_edtf


@pytest.mark.parametrize(
    "text", ["1992", "1992-02", "1992-02-26", "1992~", "1992-02?", "1992/1994", "1988/"]
)
def test_an_edtf_date_is_accepted(text):
    validate_edtf(text)


@pytest.mark.parametrize(
    "text", ["1992-13", "1992-02-30", "4/3/1992", "next year", "-9999", "XXXX", "1994/1992"]
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


def test_a_period_cannot_end_before_it_began():
    assert in_order("1988-02", "1994-05-12")
    assert not in_order("1992-02-26", "1992-02-25")


@pytest.mark.parametrize(
    ("text", "written"),
    [("March 1992", "1992-03"), ("26.02.1992", "1992-02-26"), ("１９９２", "1992")],
)
def test_a_date_in_words_is_refused_with_the_form_to_write(text, written):
    with pytest.raises(ValidationError, match=f"Write “{written}” for “{text}”"):
        validate_edtf(text)


def test_the_form_to_write_is_said_in_spanish_too():
    with translation.override("es"), pytest.raises(ValidationError, match="Escriba «1992-03»"):
        validate_edtf("marzo de 1992")

import pytest
from django.utils import translation

from sources.wording import date_words, machine_date, number_words, period_words, shortened

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


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("1992-02-26", "26 February 1992", "26 de febrero de 1992"),
        ("1994-12", "December 1994", "diciembre de 1994"),
        ("2005", "2005", "2005"),
        ("2017~", "about 2017", "hacia 2017"),
        ("2017-03-12~", "about 12 March 2017", "hacia el 12 de marzo de 2017"),
        ("1992?", "1992 (uncertain)", "1992 (fecha incierta)"),
        ("1988%", "about 1988 (uncertain)", "hacia 1988 (fecha incierta)"),
        ("1992/2023", "1992–2023", "1992–2023"),
        ("1988-07/1990-02", "July 1988 – February 1990", "julio de 1988 – febrero de 1990"),
        ("1988-07-12/1988-07-14", "12–14 July 1988", "12–14 de julio de 1988"),
        ("1988~/1990", "about 1988 – 1990", "hacia 1988 – 1990"),
        ("1988/", "from 1988", "desde 1988"),
        ("1988-07-12/..", "from 12 July 1988", "desde el 12 de julio de 1988"),
        ("../1990", "until 1990", "hasta 1990"),
        ("198X", "1980s", "década de 1980"),
        ("198X/..", "from the 1980s", "desde la década de 1980"),
        ("19XX", "between 1900 and 1999", "entre 1900 y 1999"),
        ("1988-XX", "1988", "1988"),
        ("1988-07-XX", "July 1988", "julio de 1988"),
        ("1988-XX-12", "between 12 January 1988 and 12 December 1988",
         "entre el 12 de enero de 1988 y el 12 de diciembre de 1988"),
        ("1988-22", "summer 1988", "verano de 1988"),
        ("1988-34", "second quarter of 1988", "segundo trimestre de 1988"),
        ("1988/..", "from 1988", "desde 1988"),
        ("1988-07/..", "from July 1988", "desde julio de 1988"),
        ("../1988-07-12", "until 12 July 1988", "hasta el 12 de julio de 1988"),
        ("../198X", "until the 1980s", "hasta la década de 1980"),
        ("198X~", "about the 1980s", "hacia la década de 1980"),
        ("1988-34/..", "from the second quarter of 1988", "desde el segundo trimestre de 1988"),
        ("1988-40~", "about the first half of 1988", "hacia el primer semestre de 1988"),
        ("1950S2", "about 1950", "hacia 1950"),
        ("1988-07-12T09:30:00Z", "12 July 1988, 09:30 UTC", "12 de julio de 1988, 09:30 UTC"),
        ("[1988-07,1989]", "July 1988 or 1989", "julio de 1988 o 1989"),
        ("{1988,1990..1992}", "1988 and 1990–1992", "1988 y 1990–1992"),
        ("not a date", "not a date", "not a date"),
        ("", "", ""),
    ],
)  # fmt: skip
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
    for text in ("1992/1994", "1992-21", "199X", "1992-XX", "[1992,1993]", "never", ""):
        assert machine_date(text) == ""


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


def test_no_reader_sees_the_code_of_a_date():
    codes = ["199X", "1992-XX", "1992-02-XX", "1992-21", "19XX-02", "1992-1X", "1950S2", "1992-41"]
    for code in codes:
        for tag in ("en", "es"):
            with translation.override(tag):
                assert not set("X-S") & set(date_words(code)), code

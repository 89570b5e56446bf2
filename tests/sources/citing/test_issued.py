"""Dates of CSL items: what is known of a date is kept, whatever its form."""

import pytest

from sources.citing.issued import csl_date, edtf


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("", {}), ("1988", {"date-parts": [[1988]]}), ("1988-02", {"date-parts": [[1988, 2]]}),
        ("1988~", {"date-parts": [[1988]], "circa": True}),
        ("1988/1990", {"date-parts": [[1988], [1990]]}),
        ("1988-02-20/1988-02-28", {"date-parts": [[1988, 2, 20], [1988, 2, 28]]}),
        ("1988-24", {"date-parts": [[1988]], "season": 4}),
        ("1988-XX", {"date-parts": [[1988]]}), ("1988-02-XX", {"date-parts": [[1988, 2]]}),
    ],
)  # fmt: skip
def test_an_edtf_date_has_the_parts_of_csl(text, issued):
    assert csl_date(text) == issued


@pytest.mark.parametrize("text", ["198X", "19XX", "1988/..", "../1988"])
def test_what_has_no_parts_is_said_in_words(text):
    issued = csl_date(text)
    assert issued["literal"]
    assert "date-parts" not in issued


@pytest.mark.parametrize(
    "text",
    ["1988", "1988-02-20", "1988~", "1988?", "1988%", "1988/1990", "1988~/1990", "198X", "1988/.."],
)
def test_the_edtf_of_a_date_comes_back(text):
    assert edtf(csl_date(text)) == text

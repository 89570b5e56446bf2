"""CSL-JSON as its schema has it, and as Zotero, Crossref and others write it."""

import json

import pytest

from tests.sources.importing.test_reading import only


def csl(**item):
    return only(json.dumps([{"title": "A chronicle", "type": "book"} | item]))


@pytest.mark.parametrize(
    ("issued", "edtf"),
    [
        ("1988-07-12", "1988-07-12"), ("1988-07~", "1988-07~"), ("1988/1990", "1988/1990"),
        ("July 1988", "1988-07"), (1988, "1988"), ([[1988, 7]], "1988-07"), ([1988, 7], "1988-07"),
        ({"date-parts": [["1988", "7", "12"]]}, "1988-07-12"),
        ({"date-parts": [1988, 7, 12]}, "1988-07-12"),
        ({"date-parts": [[1988, 7], [1988, 9]]}, "1988-07/1988-09"),
        ({"date-parts": [[1988, None, None]]}, "1988"), ({"date-parts": [[1988, 7, 0]]}, "1988-07"),
        ({"date-parts": [["1988-07-12"]]}, "1988-07-12"), ({"literal": "1988 [approx.]"}, "1988~"),
        ({"date-parts": [[1988]], "season": 2}, "1988-22"),
        ({"date-parts": [[1988]], "season": "3"}, "1988-23"),
        ({"date-parts": [[1988]], "season": "Winter"}, "1988-24"),
        ({"date-parts": [[1988]], "season": 21}, "1988-21"),
        ({"date-parts": [[1988]], "circa": True}, "1988~"),
        ({"date-parts": [[1988], [1990]], "circa": 1}, "1988~/1990~"),
        ({"raw": "1988-07-12"}, "1988-07-12"), ({"raw": "12 July 1988"}, "1988-07-12"),
        ({"raw": "1988/.."}, "1988/.."), ({"raw": "198X", "literal": "the eighties"}, "198X"),
        ({"literal": "summer 1988"}, "1988-22"), ({"literal": "c. 1988"}, "1988~"),
        ({"raw": "2024-05-03T10:00:00Z"}, "2024-05-03T10:00:00Z"),
        ({"date-parts": [[1988]], "literal": "1988"}, "1988"),
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_form(issued, edtf):
    entry = csl(issued=issued)
    assert (entry.fields["issued"], entry.remarks) == (edtf, [])


@pytest.mark.parametrize(
    "issued",
    [None, "", {}, {"date-parts": [[None]]}, {"date-parts": [[]]}, {"date-parts": None}, []],
)
def test_a_date_that_is_not_there_is_nothing_to_speak_of(issued):
    entry = csl(issued=issued)
    assert ("issued" in entry.fields, entry.remarks) == (False, [])


@pytest.mark.parametrize(
    "issued",
    [{"date-parts": [[-44]]}, {"date-parts": [[1988, 13]]}, {"date-parts": [[1990], [1988]]},
     {"literal": "in press"}, "no date", {"season": 2}],
)  # fmt: skip
def test_a_date_that_cannot_be_read_is_told(issued):
    entry = csl(issued=issued)
    assert "issued" not in entry.fields
    assert "could not be read and was left out" in entry.remarks[0]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The <i>Azg</i> of <b>May</b>", "The Azg of May"), ("CO<sub>2</sub>", "CO2"),
        ('<span class="nocase">iPhone</span> <span style="font-variant:small-caps;">x</span>',
         "iPhone x"),
        ("R&amp;D &#8212; &quot;x&quot;", "R&D — \"x\""), ("AT&T; x < y > z", "AT&T; x < y > z"),
        ("<jats:title>War</jats:title>", "War"), ("soft\u00adhyphen", "softhyphen"),
        ("می\u200cخواهم", "می\u200cخواهم"), ("a\u200cb\u200d", "ab"),
    ],
)  # fmt: skip
def test_a_title_is_the_text_without_marks(title, text):
    assert csl(title=title).fields["title"] == text


@pytest.mark.parametrize(
    ("said", "tag"),
    [("az-Cyrl", "az-Cyrl"), ("uz-latn", "uz-Latn"), ("az-Arab-IR", "az-Arab-IR"),
     ("pt-BR", "pt-BR"), ("zh-Hans", "zh-Hans"), ("en_GB", "en-GB"), ("rus", "ru"),
     ("aze-Cyrl", "az-Cyrl")],
)  # fmt: skip
def test_a_language_keeps_its_script_and_region(said, tag):
    assert csl(language=said).fields["language"] == tag


def test_an_unknown_language_is_told():
    assert csl(language="Klingonish").remarks == [
        "The language “Klingonish” is not known here and was left out."
    ]


@pytest.mark.parametrize(
    "role", ["director", "recipient", "container-author", "composer", "chair", "guest"]
)
def test_a_role_that_is_not_known_here_is_told_with_its_people(role):
    entry = csl(**{role: [{"family": "Aliyev", "given": "Rauf"}, {"literal": "Gear"}]})
    assert f"{role}: Rauf Aliyev, Gear" in entry.remarks[0]


def test_more_authors_are_told_and_are_nobody():
    entry = csl(author=[{"family": "Aliyev"}, {"family": "others"}, {"literal": "et al."}])
    assert [one["family"] for one in entry.contributors] == ["Aliyev"]
    assert "More authors are meant" in entry.remarks[0]


def test_a_space_in_an_address_is_encoded():
    assert csl(URL="https://a.example.org/a b").fields["url"] == "https://a.example.org/a%20b"


def test_interviewers_and_translators_are_taken():
    entry = csl(interviewer=[{"family": "A"}], translator=[{"family": "B"}])
    assert {one["role"] for one in entry.contributors} == {"interviewer", "translator"}


def test_people_that_are_no_names_are_told():
    entry = csl(author=["Anna Petrosyan", {"family": "Aliyev"}], editor="Gear")
    assert [one["family"] for one in entry.contributors] == ["Aliyev"]
    assert "author: Anna Petrosyan" in entry.remarks[0]
    assert "editor: Gear" in entry.remarks[0]


def test_every_field_that_was_not_taken_is_listed_with_its_value():
    entry = csl(
        abstract="About <i>it</i>", accessed={"date-parts": [[2024, 5, 3]]}, edition=2, medium="CD",
        **{"collection-title": "Studies", "container-title": ["Long", "Short"]},
    )  # fmt: skip
    (remark,) = entry.remarks
    for told in ("abstract: About", "medium: CD", "container-title: Short"):
        assert told in remark
    taken = [entry.fields[name] for name in ("accessed", "edition_label", "series")]
    assert taken == ["2024-05-03", "2", "Studies"]


@pytest.mark.parametrize(
    "isbn",
    ["978-0-8147-1944-2 978-1-56432-142-8", "978-0-8147-1944-2; 0-00-000000-1",
     "ISBN 9780814719442",
     ["978-0-8147-1944-2", "1-56432-142-8"], "0-8147-1944-8 978-0-8147-1944-2"],
)  # fmt: skip
def test_of_several_isbns_the_first_that_fits_is_taken(isbn):
    assert csl(ISBN=isbn).fields["isbn"].replace("-", "") == "9780814719442"


def test_a_symbol_of_the_united_nations_is_known_by_its_form():
    assert csl(number="S/RES/822 (1993)").fields["un_symbol"] == "S/RES/822 (1993)"
    assert csl(number="13216/05").fields["number"] == "13216/05"

import itertools
import json
from pathlib import Path

import pytest

from sources.duplicates import (
    Known,
    Work,
    are_one,
    folded,
    same_doi,
    same_isbn,
    same_symbol,
    same_url,
    sounded,
)

SPELLINGS = ["Xocalı", "Khojaly", "Khojali", "Khodjaly", "Hocalı", "Ходжалы", "Խոջալու", "Jodyalí"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_name_of_the_town_is_one_word_in_every_script(spelling):
    assert folded(f"{spelling}: 1992") == "khojaly 1992"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Гольц", "Goltz"), ("Мемориал", "Memorial"), ("Чёрный сад", "Chernyi sad"),
     ("Нагорный Карабах", "Nagornyy Karabakh"), ("Ղարաբաղ", "Karabakh"), ("Qarabağ", "Карабах")],
)  # fmt: skip
def test_a_name_sounds_the_same_in_another_script(one, other):
    assert sounded(one) == sounded(other)


@pytest.mark.parametrize(
    ("same", "texts"),
    [
        (same_doi, ["10.1000/ABC", "https://doi.org/10.1000/abc", "doi:10.1000/abc"]),
        (same_isbn, ["0-8147-1944-9", "9780814719442", "978-0-8147-1944-2"]),
        (same_symbol, ["A/52/85-S/1997/180", "a/52/85–s/1997/180", "A/52/85 - S/1997/180"]),
        (
            same_url,
            [
                "https://www.hrw.org/news/1997/",
                "http://hrw.org/news/1997",
                "https://hrw.org/news/1997?utm_source=x#top",
                "https://web.archive.org/web/20200101000000/https://www.hrw.org/news/1997",
            ],
        ),
    ],
)
def test_an_identifier_is_the_same_however_it_is_written(same, texts):
    assert len({same(text) for text in texts}) == 1


@pytest.mark.parametrize("text", ["http://[broken", "", None, "ISBN", "١٢٣٤٥٦٧٨٩٠"])
def test_what_is_no_identifier_is_no_error(text):
    for same in (same_doi, same_isbn, same_symbol, same_url):
        assert isinstance(same(text), str)


WORKS = [
    Work({"title": f"The {spelling} massacre: eyewitness accounts", "issued": "1992"}, ("Goltz",))
    for spelling in SPELLINGS
]


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(WORKS, 2)))
def test_one_work_is_recognised_across_spellings_and_scripts(one, other):
    assert are_one(one, other)


def test_a_work_is_found_among_others_by_identifier_before_likeness():
    known = Known()
    known.add(Work({"title": "Black Garden", "issued": "2003"}, ("de Waal",)), "alike")
    known.add(Work({"title": "BG", "issued": "2003", "isbn": "0-8147-1944-9"}), "same number")
    asked = {"title": "Black Garden", "issued": "2003", "isbn": "978-0-8147-1944-2"}
    assert known.twin_of(asked, ("de Waal",)) == "same number"
    assert known.twin_of({"title": "Black Garden"}, ("de Waal",)) == "alike"
    assert known.twin_of({"title": "Azerbaijan Diary", "issued": "1998"}) is None


@pytest.fixture(scope="module")
def real():
    """Every source of the record, as a work."""
    folder = Path(__file__).parents[2] / "fixtures"
    names = {}
    for row in json.loads((folder / "contributors.json").read_text(encoding="utf-8")):
        one = row["fields"]
        names.setdefault(one["source"][0], []).append(one.get("literal") or one["family"])
    rows = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    fields = [row["fields"] | {"description": row["fields"].get("description_en")} for row in rows]
    return [
        (one["identifier"], Work(one, tuple(names.get(one["identifier"], ())))) for one in fields
    ]


def test_no_two_sources_of_the_record_are_taken_for_one_but_two_notices_of_one_week(real):
    taken = {
        (a, b) for (a, one), (b, other) in itertools.combinations(real, 2) if are_one(one, other)
    }
    # Two notices of one ministry, under one title, of 28 and 29 February 1992: worth asking.
    assert taken <= {("S181", "S182")}

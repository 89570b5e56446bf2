import itertools

import pytest

from sources.duplicates import folded, keys, same_doi, same_isbn, same_symbol, same_url

SPELLINGS = ["Xocalı", "Khojaly", "Khojali", "Khodjaly", "Hocalı", "Ходжалы", "Խոջալու", "Jodyalí"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_name_of_the_town_is_one_word_in_every_script(spelling):
    assert folded(f"{spelling}: 1992") == "khojaly 1992"


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
            ],
        ),
    ],
)
def test_an_identifier_is_the_same_however_it_is_written(same, texts):
    assert len({same(text) for text in texts}) == 1


WORKS = [
    ({"title": f"The {spelling} massacre: eyewitness accounts", "issued": "1992"}, ["Goltz"])
    for spelling in SPELLINGS
]


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(WORKS, 2)))
def test_one_work_is_recognised_across_spellings_and_scripts(one, other):
    assert keys(*one) & keys(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (({"title": "Black Garden", "issued": "2003"}, ["de Waal"]),
         ({"title": "Black Garden", "issued": "2013"}, ["de Waal"])),
        (({"title": "World Report 1993", "issued": "1993"}, ["HRW"]),
         ({"title": "World Report 1994", "issued": "1993"}, ["HRW"])),
        (({"title": "Appeal", "issued": "1992"}, ["Memorial"]),
         ({"title": "Appeal", "issued": "1992"}, ["Milli Majlis"])),
        (({"title": "", "url": "https://hrw.org/a"}, []),
         ({"title": "", "url": "https://hrw.org/b"}, [])),
    ],
)  # fmt: skip
def test_different_works_are_not_taken_for_one(one, other):
    assert not keys(*one) & keys(*other)

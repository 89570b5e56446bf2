"""References by style where citeproc-py needs help: full stops, quotes, pages, dates, capitals."""

import re

import pytest

from sources.citing.issued import csl_date
from sources.citing.processor import write

from .works import work

EVERY = ["apa", "chicago-notes-bibliography", "chicago-author-date", "modern-language-association",
         "harvard-cite-them-right"]  # fmt: skip


def written(style, reader="en", kind="book", **fields):
    return re.sub(r"</?em>", "", write(work(kind, **fields), style, reader))


@pytest.mark.parametrize("style", EVERY)
@pytest.mark.parametrize("title", ["Gear Inc.", "What now?", "So it was...", "“No.”"])
def test_a_title_that_ends_in_a_stop_gets_no_second_one(style, title):
    text = written(style, title=title, publisher="Gear", URL="https://g.example/a..b/")
    assert not re.search(r"(?<![.])\.[”’]?\.(?![.\w])|\?[”’]?\.|\.{4}", text)
    assert "https://g.example/a..b/" in text


@pytest.mark.parametrize(
    ("title", "marks"),
    [
        ("He called it \"a 'just' war\" then", "“a ‘just’ war”"),
        ("He called it 'a \"just\" war' then", "“a ‘just’ war”"),
        ("Soldiers' letters 'from home'", "Soldiers’ letters “from home"),
    ],
)
def test_marks_within_quotation_marks_are_the_inner_ones(title, marks):
    assert marks in written("apa", title=title)


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        ("ii–ix", "pp. ii–ix"), ("iv", "p. iv"), ("E361-E363", "pp. E361–63"), ("A-12", "p. A"),
        ("98–1005", "pp. 98–1005"), ("12, 15", "pp. 12, 15"),
    ],
)  # fmt: skip
def test_pages_are_one_or_several_and_keep_both_ends(pages, told):
    text = written("modern-language-association", kind="chapter", page=pages, publisher="Gear")
    assert told in text


@pytest.mark.parametrize("style", EVERY)
@pytest.mark.parametrize(
    ("edtf", "pattern"),
    [
        ("1988~", r"(ca?\.|[Cc]irca) 1988|\[1988\?\]"), ("1988/1990", "1988–1990"),
        ("198X~", "198"), ("1988-02-20/1988-02-21", "1988"), ("1988-02/1988-05", "1988"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["book", "article-newspaper"])
def test_what_is_known_of_a_date_is_said_once(style, edtf, pattern, kind):
    text = written(style, kind=kind, issued=csl_date(edtf))
    assert re.search(pattern, text)
    assert text.count("198") == (2 if "1990" not in edtf and "–198" in text else 1)
    assert "n.d." not in text
    assert "–." not in text


def test_a_period_within_a_month_or_a_year_names_it_once():
    days = {"kind": "article-newspaper", "issued": csl_date("1988-02-20/1988-02-21")}
    assert "February 20–21, 1988" in written("chicago-notes-bibliography", **days)
    assert "20–21 de febrero de 1988" in written("chicago-notes-bibliography", "es", **days)
    months = {"kind": "article-newspaper", "issued": csl_date("1988-02-20/1988-05-01")}
    assert "February 20–May 1, 1988" in written("chicago-notes-bibliography", **months)
    assert "20 de febrero–1 de mayo" in written("chicago-notes-bibliography", "es", **months)


@pytest.mark.parametrize("style", EVERY)
@pytest.mark.parametrize("name", ["gear.az", "1905.az", "News.az", "Gear, Ltd."])
def test_a_name_with_a_full_stop_or_a_comma_stays_as_it_is(style, name):
    more = {"kind": "article-newspaper", "container-title": name, "author": [{"literal": name}]}
    assert written(style, **more).count(name) >= 2


@pytest.mark.parametrize("style", EVERY)
@pytest.mark.parametrize(("language", "reader"), [("es", "en"), ("es", "es"), (None, "es")])
def test_only_english_titles_get_the_capitals_of_english(style, language, reader):
    title = "Las noticias de la guerra"
    assert title in written(style, reader, title=title, language=language)

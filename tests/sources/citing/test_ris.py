"""RIS, read back by a parser that we did not write."""

import pytest
import rispy

from sources.citing.issued import csl_date
from sources.citing.ris import ris

from .works import BODY, WORKS, work


def lines(item):
    return [line.split("  - ", 1) for line in ris(item).split("\r\n") if line]


@pytest.mark.parametrize(
    ("kind", "tag"),
    [
        ("article-newspaper", "NEWS"), ("legal_case", "CASE"), ("report", "RPRT"),
        ("thesis", "THES"), ("paper-conference", "CONF"), ("standard", "STAND"), ("treaty", "STAT"),
        ("interview", "PCOMM"), ("dataset", "DATA"), ("speech", "SLIDE"), ("pamphlet", "PAMP"),
        ("bill", "BILL"), ("map", "MAP"), ("document", "GEN"),
    ],
)  # fmt: skip
def test_a_type_is_general_only_where_ris_has_none_of_its_own(kind, tag):
    assert ["TY", tag] in lines(work(kind))


def test_the_name_of_a_body_is_not_parted_at_its_comma():
    assert ["AU", "Committee of Inquiry – Archives and Records"] in lines(work(author=[BODY]))
    person = {"family": "King", "non-dropping-particle": "de", "given": "Ann", "suffix": "Jr."}
    assert ["AU", "de King, Ann, Jr."] in lines(work(author=[person]))


@pytest.mark.parametrize(
    ("edtf", "year", "date"),
    [
        ("1992-03-05", "1992", "1992/03/05"), ("1992-03", "1992", "1992/03"),
        ("1994~", "1994", "1994///about 1994"), ("1994?", "1994", "1994///1994 (uncertain)"),
        ("1992/1994", "1992", "1992///1992–1994"),
    ],
)  # fmt: skip
def test_a_date_that_is_no_plain_one_is_said_in_words_beside_it(edtf, year, date):
    found = lines(work(issued=csl_date(edtf)))
    assert ["PY", year] in found
    assert ["DA", date] in found


def test_a_court_a_docket_an_interviewer_and_the_editor_of_a_book_have_a_place():
    found = lines(work("legal_case", authority="Court of Gear", number="1/92"))
    assert ["PB", "Court of Gear"] in found
    assert ["SV", "1/92"] in found
    told = lines(work("interview", interviewer=[{"family": "Rauf", "given": "A."}]))
    assert ["N1", "Interviewer: A. Rauf"] in told
    assert ["A3", "Rauf"] in lines(work(editor=[{"family": "Rauf"}]))


def test_a_line_break_in_a_value_begins_no_field():
    found = lines(work(title="One\r\nAU  - Nobody", publisher="Gear\u2028TY  - BOOK"))
    assert [tag for tag, _text in found].count("AU") == 1
    assert [tag for tag, _text in found].count("TY") == 1


def test_every_kind_of_work_is_read_back():
    entries = rispy.loads("".join(map(ris, WORKS)))
    assert [entry["title"] for entry in entries] == [item["title"] for item in WORKS]

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.importing import read_references
from sources.importing.reading import decoded

BIBTEX = """
@book{dewaal2003,
  title = {Black Garden: {Armenia} and {Azerbaijan} through Peace and War},
  author = {de Waal, Thomas},
  publisher = {New York University Press},
  address = {New York}, year = {2003}, isbn = {0-8147-1944-9}, language = {en},
}
@online{hrw, title = {Response to Armenian Government Letter}, author = {{Human Rights Watch}},
  url = {https://www.hrw.org/news/1997}, date = {1997-03-24}}
"""
RIS = """TY  - BOOK
AU  - de Waal, Thomas
TI  - Black Garden
PB  - New York University Press
PY  - 2003
ER  -
TY  - NEWS
AU  - Goltz, Thomas
TI  - Nagorno-Karabakh Victims Buried in Azerbaijani Town
T2  - The Washington Post
DA  - 1992/02/28
ER  -
"""
CSL = [
    {
        "type": "report",
        "title": "Azerbaijan: Seven Years of Conflict in Nagorno-Karabakh",
        "author": [{"literal": "Human Rights Watch/Helsinki"}],
        "issued": {"date-parts": [[1994, 12]]},
        "ISBN": "1-56432-142-8",
    }
]


def only(text):
    (entry,), faults = read_references(text)
    assert faults == []
    return entry


def test_bibtex_is_read_with_its_contributors_and_date():
    (book, page), faults = read_references(BIBTEX)
    assert faults == []
    assert book.fields["title"] == "Black Garden: Armenia and Azerbaijan through Peace and War"
    assert (book.fields["csl_type"], book.fields["issued"]) == ("book", "2003")
    assert book.contributors == [{"role": "author", "family": "de Waal", "given": "Thomas"}]
    assert page.contributors == [{"role": "author", "literal": "Human Rights Watch"}]
    assert (page.fields["csl_type"], page.fields["issued"]) == ("webpage", "1997-03-24")


def test_ris_is_read_with_the_paper_and_the_day():
    (book, report), faults = read_references(RIS)
    assert faults == []
    assert book.fields["publisher"] == "New York University Press"
    assert report.fields["container_title"] == "The Washington Post"
    assert report.fields["issued"] == "1992-02-28"
    assert report.fields["csl_type"] == "article-newspaper"


def test_csl_json_is_read_as_an_array_as_one_item_and_as_a_zotero_export():
    for text in (CSL, CSL[0], {"items": CSL}):
        entry = only(json.dumps(text))
        assert (entry.fields["issued"], entry.fields["isbn"]) == ("1994-12", "1-56432-142-8")


def test_one_broken_item_is_named_and_the_others_are_read():
    entries, (fault,) = read_references(json.dumps([CSL[0], {"type": "book"}, CSL[0]]))
    assert len(entries) == 2
    assert (fault.place, fault.reason) == ("entry 2", "It has no title.")


def test_a_bibtex_entry_that_is_cut_off_is_named_by_its_line():
    entries, faults = read_references(BIBTEX + "\n@article{broken, title = {No end")
    assert len(entries) == 2
    assert faults[0].place == "line 11"


def test_a_truncated_ris_entry_is_named_and_the_others_are_read():
    entries, (fault,) = read_references(RIS + "TY  - BOOK\nTI  - Azerbaijan Diary")
    assert len(entries) == 2
    assert fault.place == "line 13"
    assert "cut off" in fault.reason


def test_what_is_no_reference_says_what_can_be_pasted():
    entries, (fault,) = read_references("see the report, p. 6")
    assert entries == []
    assert "Paste BibTeX, RIS or CSL-JSON" in fault.reason


def test_latin_1_is_read_as_it_was_written():
    text = decoded("@book{x, title={Informe sobre la población}, year={1992}}".encode("latin-1"))
    assert only(text).fields["title"] == "Informe sobre la población"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 a zip named .pdf", b"%PDF-1.7\x00\x00", b"x" * 5_000_001]
)
def test_what_is_no_text_or_too_large_is_refused_with_a_sentence(data):
    with pytest.raises(ValueError, match=r"BibTeX, RIS or CSL-JSON|fewer references"):
        decoded(data)


def test_control_characters_are_taken_out_of_names_and_titles():
    entry = only(json.dumps([{"title": "Black\u0000 Garden\u202e\u0007", "type": "book"}]))
    assert entry.fields["title"] == "Black Garden"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from('@{}[]",:= \nTYER-abtile123\u202e\u0000'), max_size=300))
def test_no_text_whatever_is_an_error(text):
    entries, faults = read_references(text)
    assert all(fault.reason for fault in faults)
    assert all(entry.fields["title"] for entry in entries)


def test_hundreds_of_entries_are_read_at_once():
    entries, faults = read_references(json.dumps(CSL * 500))
    assert (len(entries), faults) == (500, [])

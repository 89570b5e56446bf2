import json
import time

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


def test_ris_numbers_of_series_are_no_isbn_and_dates_end_where_they_are_known():
    text = "TY  - JOUR\nTI  - War\nSN  - 0090-5992\nPY  - 1992///\nER  -\n"
    assert only(text).fields["issued"] == "1992"
    assert "isbn" not in only(text).fields
    book = "TY  - BOOK\nTI  - Black Garden\nSN  - 0-8147-1944-9\nDA  - 2003/07//\nER  -\n"
    assert only(book).fields["isbn"] == "0-8147-1944-9"
    assert only(book).fields["issued"] == "2003-07"


@pytest.mark.parametrize("name", ["de Waal, Thomas", "Thomas de Waal"])
def test_a_particle_belongs_to_the_family_name(name):
    bibtex = only(f"@book{{a, title={{Black Garden}}, author={{{name} and others}}}}")
    assert bibtex.contributors == [{"role": "author", "family": "de Waal", "given": "Thomas"}]


def test_a_particle_of_ris_stands_before_the_family_name():
    ris = only("TY  - BOOK\nTI  - Black Garden\nA1  - de Waal, Thomas\nER  -\n")
    assert ris.contributors == [{"role": "author", "family": "de Waal", "given": "Thomas"}]


def test_the_particles_of_csl_stand_where_csl_prints_them():
    name = {"family": "Waal", "given": "Thomas", "non-dropping-particle": "de"}
    entry = only(json.dumps([{"title": "Black Garden", "author": [name, "nobody", {}, None]}]))
    assert entry.contributors == [{"role": "author", "family": "de Waal", "given": "Thomas"}]


def test_a_better_bibtex_export_of_zotero_is_read():
    text = """@report{hrw1994,
  type = {Report}, title = {Azerbaijan: {{Seven Years}} of Conflict in {{Nagorno-Karabakh}}},
  author = {{Human Rights Watch/Helsinki}}, date = {1994-12}, number = {7}, langid = {english},
  institution = {Human Rights Watch}, location = {New York}, isbn = {1-56432-142-8},
  file = {C:\\Users\\x\\report.pdf}, keywords = {Karabakh},
}
@article{goltz, entrysubtype = {newspaper}, title = {Victims}, author = {Goltz, Thomas},
  journaltitle = {The Washington Post}, date = {1992-02-28/1992-02-29}}"""
    (report, article), faults = read_references(text)
    assert faults == []
    assert report.fields["language"] == "en"
    assert (report.fields["number"], report.fields["csl_type"]) == ("7", "report")
    assert article.fields["csl_type"] == "article-newspaper"
    assert article.fields["issued"] == "1992-02-28/1992-02-29"


@pytest.mark.parametrize(
    ("said", "tag"),
    [("English", "en"), ("en-US", "en-US"), ("az_cyrl", "az-Cyrl"), ("rus", "ru"),
     ("русский", "ru"), ("Azerbaijani", "az"),
     ("hy", "hy"), ("español", "es"), ("ngerman", "de"), ("Klingonish", ""), ("", "")],
)  # fmt: skip
def test_a_language_is_a_tag_or_unknown(said, tag):
    entry = only(json.dumps([{"title": "Appeal", "language": said}]))
    assert entry.fields["language"] == tag


def test_zotero_rdf_is_answered_with_how_to_export():
    _entries, (fault,) = read_references('<rdf:RDF xmlns:rdf="x"><bib:Book/></rdf:RDF>')
    assert "Zotero RDF" in fault.reason
    assert "CSL JSON" in fault.reason


def test_more_than_two_thousand_are_not_read_and_it_is_said():
    entries, (fault,) = read_references(json.dumps(CSL * 2001))
    assert len(entries) == 2000
    assert "2,000" in fault.reason


def test_what_cannot_be_read_takes_no_place_of_what_can_be():
    entries, faults = read_references(json.dumps([{"type": "book"}] * 2500 + CSL))
    assert len(entries) == 1
    assert faults[-1].reason == "2300 more could not be read."


@pytest.mark.parametrize(
    "text",
    [
        "@book{a, title = {" + "x" * 100_001 + "}}",
        "TY  - BOOK\nTI  - War\n" + "\n" * 100_001 + "ER  - \n",
        json.dumps([{"title": "War", "abstract": "x" * 100_001}]),
    ],
)
def test_an_entry_of_more_than_100_kb_is_refused(text):
    entries, (fault,) = read_references(text)
    assert entries == []
    assert fault.reason.startswith("It is larger than 100 kB")


@pytest.mark.parametrize(
    "entry",
    [
        "@book{k%s, title = {" + "\\'e" * 20_000 + "}}\n",
        "@book{k%s, title = {x}, author = {" + " and ".join(["A, B"] * 10_000) + "}}\n",
        "TY  - BOOK\nTI  - x%s\n" + "\n" * 90_000 + "ER  - \n",
        "@book{k%s, title = {" + "{" * 900 + "\\b" + "}" * 900 + "}}\n",
        "@string{a = {xxxxxxxxxx}}@string{b = a # a # a # a # a # a # a # a}"
        "@book{k%s, title = b # b # b # b # b # b}\n",
    ],
    ids=["accents", "names", "lines", "braces", "abbreviations"],
)
def test_a_hostile_entry_costs_little(entry):
    started = time.process_time()
    read_references("".join(entry % n for n in range(5)))
    assert time.process_time() - started < 10


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["title", "author", "issued", "date-parts", "raw", "family", "type",
                         "language", "circa", "items", "DOI", "literal"]), inner, max_size=5
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_no_json_whatever_is_an_error(data):
    entries, faults = read_references(json.dumps(data))
    assert all(fault.reason for fault in faults)
    assert all(entry.fields["title"] for entry in entries)


LINES = st.sampled_from(
    ["TY  - BOOK", "TY  - ", "ER  -", "ER  - ", "AU  - Goltz, Thomas", "AU  - ", "DA  - 1992/02//",
     "PY  - x", "TI  - War", "UR  - ", "T2  -", "SN  - 1", "junk", "", "\u202e", "ZZ  - 1",
     "@book{a, title={x}, author={and and,,, {}}}", "@book{a,", "}", "@string{x = {y}}",
     "@article{b, title = x # {y}, month = feb, year = 1992}", "\\'{e", "@comment{", "{{{"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_no_mixture_of_broken_entries_is_an_error(text):
    entries, faults = read_references(text)
    assert all(fault.reason for fault in faults)
    assert all(entry.fields["title"] for entry in entries)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_whatever_are_an_error_but_a_sentence(data):
    try:
        text = decoded(data)
    except ValueError:
        text = ""
    entries, faults = read_references(text)
    assert len(entries) + len(faults) <= len(data)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from('@{}[]",:= \nTYER-abtile123\u202e\u0000'), max_size=300))
def test_no_text_whatever_is_an_error(text):
    entries, faults = read_references(text)
    assert all(fault.reason for fault in faults)
    assert all(entry.fields["title"] for entry in entries)


def test_hundreds_of_entries_are_read_at_once():
    entries, faults = read_references(json.dumps(CSL * 500))
    assert (len(entries), faults) == (500, [])

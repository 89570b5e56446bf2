"""RIS as its specifications of 2001 and 2011 have it, and as programs write it."""

import pytest

from sources.importing import read_references
from tests.sources.importing.test_reading import only


def ris(kind, *lines):
    title = () if lines[:1] == ("BT - The whole",) else ("TI - X",)
    text = "".join(f"{line[:2]}  - {line[5:]}\n" for line in (*title, *lines))
    return only(f"TY  - {kind}\n{text}ER  - \n")


def people(entry):
    return [
        (one["role"], one.get("literal") or f"{one['family']}, {one.get('given', '')}")
        for one in entry.contributors
    ]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Gear Foundation", {"literal": "Gear Foundation"}),
        ("United Nations High Commissioner for Refugees",
         {"literal": "United Nations High Commissioner for Refugees"}),
        ("Petrosyan, Anna", {"family": "Petrosyan", "given": "Anna"}),
        ("van der Brug, Peter, Jr.", {"family": "van der Brug", "given": "Peter Jr."}),
        ("Petrosyan,", {"family": "Petrosyan"}), ("ООН", {"literal": "ООН"}),
        ("Barnes and Noble", {"literal": "Barnes and Noble"}),
        ("O'Neil, A.B.", {"family": "O'Neil", "given": "A.B."}),
    ],
)  # fmt: skip
def test_a_name_is_last_first_suffix_and_a_body_has_no_comma(name, read):
    assert ris("RPRT", f"AU - {name}").contributors == [{"role": "author"} | read]


def test_names_in_one_line_are_parted_and_it_is_said():
    entry = ris("JOUR", "AU - Petrosyan, Anna; Aliyev, Rauf")
    assert people(entry) == [("author", "Petrosyan, Anna"), ("author", "Aliyev, Rauf")]
    assert "Several names stood in one" in entry.remarks[0]
    assert people(ris("JOUR", "AU - Research; Policy")) == [("author", "Research; Policy")]


@pytest.mark.parametrize(
    "line",
    ["Petrosyan, A. & Aliyev, R.", "Petrosyan, A. and Aliyev, R.", "Petrosyan, A., Aliyev, R."],
)
def test_names_in_one_line_are_parted_at_every_sign_between_them(line):
    entry = ris("JOUR", f"AU - {line}")
    assert people(entry) == [("author", "Petrosyan, A."), ("author", "Aliyev, R.")]
    assert "Several names stood in one" in entry.remarks[0]


@pytest.mark.parametrize("tag", ["T2", "JF", "JO", "JA", "J1", "J2", "BT"])
def test_a_journal_is_found_under_each_of_its_tags(tag):
    assert ris("JOUR", f"{tag} - Caucasus Review").fields["container_title"] == "Caucasus Review"


def test_of_a_journals_two_names_the_other_is_told():
    (remark,) = ris("JOUR", "JA - Cauc. Rev.", "JF - Caucasus Review").remarks
    assert "JA (" in remark
    assert "Cauc. Rev." in remark


@pytest.mark.parametrize(
    ("kind", "lines", "wanted", "who", "told"),
    [
        ("BOOK", ["A2 - Series, Ed", "A3 - Aliyev, Rauf", "T2 - Studies", "SP - 312"],
         {"container_title": None, "page": None}, [("editor", "Aliyev, Rauf")],
         ["Series, Ed", "Studies", "312"]),
        ("BOOK", ["BT - The whole"], {"title": "The whole"}, [], []),
        ("EDBOOK", ["AU - Aliyev, Rauf"], {"csl_type": "book"}, [("editor", "Aliyev, Rauf")], []),
        ("CHAP", ["A2 - Aliyev, Rauf", "T2 - The whole", "SP - 12", "EP - 15"],
         {"container_title": "The whole", "page": "12–15"}, [("editor", "Aliyev, Rauf")], []),
        ("CHAP", ["ED - Aliyev, Rauf", "BT - The whole", "A3 - Series, Ed", "T3 - Studies"],
         {"container_title": "The whole", "series": "Studies"}, [("editor", "Aliyev, Rauf")],
         ["Series"]),
        ("CONF", ["C3 - Proceedings", "T2 - The meeting", "C1 - Riga"],
         {"container_title": "Proceedings", "publisher_place": "Riga", "csl_type": "chapter"}, [],
         ["The meeting"]),
        ("CASE", ["PB - High Court", "A2 - Reports", "SV - 13216/05", "A4 - Counsel, A"],
         {"authority": "High Court", "publisher": None, "number": "13216/05"}, [],
         ["Reports", "Counsel"]),
        ("STAT", ["M1 - 12-XI", "PB - Parliament"],
         {"number": "12-XI", "authority": "Parliament", "csl_type": "legislation"}, [], []),
        ("NEWS", ["JF - The Paper", "SP - A1", "C1 - World"],
         {"container_title": "The Paper", "page": "A1", "csl_type": "article-newspaper"}, [],
         ["World"]),
        ("MGZN", ["T2 - The Week", "IS - 7"], {"issue": "7", "csl_type": "article-magazine"}, [],
         []),
        ("RPRT", ["SN - DOC-7", "PB - Gear"], {"number": "DOC-7", "publisher": "Gear"}, [], []),
        ("RPRT", ["SN - 1-56432-142-8", "M1 - 7"], {"isbn": "1-56432-142-8", "number": "7"}, [],
         []),
        ("JOUR", ["SN - 0090-5992"], {"isbn": None, "issn": "0090-5992"}, [], []),
        ("THES", ["PB - Baku State University", "M3 - PhD"],
         {"publisher": "Baku State University", "csl_type": "book"}, [], ["PhD"]),
        ("BOOK", ["A4 - Aliyev, Rauf", "OP - Сад"], {"original_title": "Сад"},
         [("translator", "Aliyev, Rauf")], []),
        ("JOUR", ["CP - 4", "M3 - 10.1000/182"], {"issue": "4", "doi": "10.1000/182"}, [], []),
        ("CHAP", ["IS - 3"], {"issue": None}, [], ["3"]),
        ("INTV", ["AU - Petrosyan, Anna", "A2 - Aliyev, Rauf"], {"csl_type": "interview"},
         [("author", "Petrosyan, Anna"), ("interviewer", "Aliyev, Rauf")], []),
        ("GEN", ["M1 - A/52/85", "LA - az-Cyrl"], {"un_symbol": "A/52/85", "language": "az-Cyrl"},
         [], []),
    ],
)  # fmt: skip
def test_a_tag_means_what_it_means_for_its_type(kind, lines, wanted, who, told):
    entry = ris(kind, *lines)
    assert {name: entry.fields.get(name) for name in wanted} == wanted
    assert people(entry) == who
    assert bool(entry.remarks) == bool(told)
    assert all(text in entry.remarks[0] for text in told)


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        (["DA - 1988/07/12"], "1988-07-12"), (["DA - 1988/07/12/"], "1988-07-12"),
        (["PY - 1988"], "1988"), (["PY - 1988///"], "1988"), (["Y1 - 1988/07//"], "1988-07"),
        (["DA - 1988/7/2"], "1988-07-02"), (["DA - 1988-07-12"], "1988-07-12"),
        (["DA - July 12", "PY - 1988"], "1988-07-12"), (["PY - 1988", "DA - Jul"], "1988-07"),
        (["DA - 12 July 1988", "PY - 1988"], "1988-07-12"), (["Y1 - 1988///Summer"], "1988-22"),
        (["DA - 1988///about 1988"], "1988~"), (["PY - 1988", "DA - 1988///1988–1990"],
                                               "1988/1990"),
        (["DA - 1988/07/12/about 12 July 1988"], "1988-07-12~"), (["PY - c. 1988"], "1988~"),
        (["DA - 1980///1980s"], "198X"), (["PY - 1988?"], "1988?"),
        (["Y1 - 1988/07/12", "PY - 1988"], "1988-07-12"),
    ],
)  # fmt: skip
def test_a_date_says_what_it_said(lines, issued):
    entry = ris("GEN", *lines)
    assert (entry.fields["issued"], entry.remarks) == (issued, [])


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["DA - 1988/07/12/morning edition"], "morning edition"),
        (["PY - 1988", "DA - 1990/01/02"], "1988"),
        (["DA - in the war"], "in the war"),
    ],
)
def test_what_a_date_says_besides_is_told(lines, told):
    assert told in " ".join(ris("GEN", *lines).remarks)


def test_an_address_keeps_its_semicolons_and_a_second_one_is_told():
    address = "https://a.example.org/view;id=1?x=2;y=3"
    assert ris("ELEC", f"UR - {address}").fields["url"] == address
    for lines in (
        [f"UR - {address}; https://b.example.org/"],
        [f"UR - {address}", "UR - https://b.example.org/"],
    ):
        entry = ris("ELEC", *lines)
        assert entry.fields["url"] == address
        assert "https://b.example.org/" in entry.remarks[0]


def test_values_of_several_lines_single_spaces_and_old_line_ends_are_read():
    text = "TY - BOOK\rTI - A long title\r   that goes on\rAU - Petrosyan, Anna\rER - \r"
    entry = only(text)
    assert entry.fields["title"] == "A long title that goes on"
    assert entry.contributors[0]["family"] == "Petrosyan"


def test_every_tag_that_was_not_taken_is_listed_with_its_value():
    entry = ris("BOOK", "KW - war", "KW - town", "N1 - Lent", "ET - 2nd", "Y2 - 2024/05/03",
                "ZZ - odd")  # fmt: skip
    (remark,) = entry.remarks
    for told in ("KW (keywords): war, town", "Lent", "ZZ: odd"):
        assert told in remark
    assert (entry.fields["edition_label"], entry.fields["accessed"]) == ("2nd", "2024-05-03")


def test_two_references_are_named_by_their_lines():
    entries, faults = read_references("\n\nTY  - BOOK\nTI  - A\nER  -\n\nTY  - BOOK\nTI  - B\n")
    assert [entry.place for entry in entries] == ["line 3"]
    assert [fault.place for fault in faults] == ["line 7"]

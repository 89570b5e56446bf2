"""BibTeX as btxdoc and the manual of biblatex have it, and as programs write it."""

import pytest

from sources.importing import read_references
from tests.sources.importing.test_reading import only


def book(fields, kind="book", before=""):
    """The entry with these fields, and a title if they give none."""
    title = "" if "title =" in fields else "title = {A chronicle}, "
    return only(f"{before}@{kind}{{a, {title}{fields}}}")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example.org/x%20y?b=1&c=2~z_w#t", "https://a.example.org/x%20y?b=1&c=2~z_w#t"),
        ("https://a.example.org/a--b/$c^d", "https://a.example.org/a--b/$c^d"),
        (r"https://a.example.org/x\%20y\&c\_d\#e", "https://a.example.org/x%20y&c_d#e"),
        (r"\url{https://a.example.org/%D0%A5}", "https://a.example.org/%D0%A5"),
        (r"https://a.example.org/{\textasciitilde}anna", "https://a.example.org/~anna"),
        ("https://a.example.org/long\n     address", "https://a.example.org/longaddress"),
    ],
)
def test_an_address_is_kept_as_it_is_written(written, address):
    assert book(f"url = {{{written}}}", "online").fields["url"] == address


@pytest.mark.parametrize(
    "doi", ["10.1002/(SICI)1522-2667(199802)11:1<9::AID-X%3E3.0.CO;2-Y", "10.1000/a_b--c&d"]
)
def test_a_doi_is_kept_as_it_is_written(doi):
    assert book(f"doi = {{{doi}}}").fields["doi"] == doi


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"R & D", "R & D"), (r"R \& D", "R & D"), ("40% of it", "40% of it"),
        (r"40\% of it", "40% of it"), ("No #1", "No #1"), (r"a\_b", "a_b"),
        (r"\enquote{A \enquote{b} c}", "“A ‘b’ c”"), (r"\mkbibquote{x}", "“x”"),
        (r"\textquote{x} y", "“x” y"), ("``x'' y", "“x” y"),
        (r"\href{https://a.example.org/%20}{the text}", "the text"),
        (r"\emph{Azadl{\i}q} \textbf{b} \textsc{c}", "Azadlıq b c"),
        (r"{\"O}zg{\"u}r \v{C}{\'e} \c{s}\u{g} \.{I}\i", "Özgür Čé şğ İı"),
        (r"\AE\o{} \ss \L{}\'odz", "Æø ßŁódz"), (r"m$^2$, H$_2$O, 10$^{12}$", "m², H₂O, 10¹²"),
        ("$5 and $6", "$5 and $6"), (r"$\alpha$", "α"), ("A~B", "A B"),
        ("1988--1994 --- all", "1988–1994 — all"), (r"A\ldots{} B", "A… B"),
        ("{The} {{UN}} in {Baku}", "The UN in Baku"), (r"\foreignlanguage{russian}{Сад}", "Сад"),
        (r"\unheard{of}", "of"), (r"{\noopsort{x}}Y", "Y"), (r"\schwa", "ə"),
    ],
)  # fmt: skip
def test_latex_in_a_text_becomes_what_it_prints(latex, text):
    assert book(f"title = {{{latex}}}").fields["title"] == text


def test_strings_are_joined_and_abbreviations_explained():
    before = '@STRING{gp = "Gear" # { Press}}\n@string(c = {Caucasus})\n'
    entry = book('title = "War in the " # C # { and after}, publisher = GP # " Ltd", month = mar #'
                 ' "~3", year = 1992', before=before)  # fmt: skip
    assert entry.fields["title"] == "War in the Caucasus and after"
    assert entry.fields["publisher"] == "Gear Press Ltd"
    assert entry.fields["issued"] == "1992-03-03"
    assert entry.remarks == []


def test_an_abbreviation_that_is_not_explained_is_said():
    entry = book("publisher = gearpress, year = 1992")
    assert entry.fields["publisher"] == "gearpress"
    assert entry.remarks == ["“gearpress” is an abbreviation that this file does not explain."]


CHILD = "@incollection{c, title = {First winter}, author = {Petrosyan, Anna}, crossref = {B}}\n"
PARENT = """@collection{b, title = {War in the highlands}, subtitle = {Essays},
  editor = {Aliyev, Rauf}, publisher = {Gear Press}, location = {Riga}, date = {1998-05},
  keywords = {war}}
"""


@pytest.mark.parametrize("text", [CHILD + PARENT, PARENT + CHILD])
def test_a_chapter_has_what_its_book_says_wherever_the_book_stands(text):
    entries, faults = read_references(text)
    chapter = next(entry for entry in entries if entry.fields["title"] == "First winter")
    assert faults == []
    assert chapter.fields["container_title"] == "War in the highlands: Essays"
    assert (chapter.fields["publisher"], chapter.fields["issued"]) == ("Gear Press", "1998-05")
    assert [one["family"] for one in chapter.contributors] == ["Petrosyan", "Aliyev"]
    assert chapter.remarks == []


def test_what_a_child_says_itself_counts_and_a_volume_has_the_title_of_the_whole():
    entries, _faults = read_references(
        """@mvbook{w, title = {Chronicles}, publisher = {Gear Press}, year = {1998}}
        @book{v, crossref = {w}, title = {The north}, volume = {2}, date = {1999}}
        @inbook{c, crossref = {v}, title = {Passes}, author = {Petrosyan, Anna}}"""
    )
    volume, chapter = entries[1:]
    assert (volume.fields["title"], volume.fields["issued"]) == ("The north", "1999")
    assert volume.remarks == [
        "Not taken, since there is no field for it here: maintitle: Chronicles."
    ]
    assert chapter.fields["container_title"] == "The north"
    assert (chapter.fields["publisher"], chapter.fields["volume"]) == ("Gear Press", "2")


def test_an_article_has_the_title_of_its_periodical_and_xdata_as_it_is():
    entries, faults = read_references(
        """@periodical{p, title = {Caucasus Review}, volume = 8, date = 1992}
        @xdata{x, publisher = {Gear Press}, langid = {russian}}
        @article{a, title = {Winter}, crossref = {p}, xdata = {x}}"""
    )
    article = entries[-1]
    assert (len(entries), faults) == (2, [])
    assert article.fields["container_title"] == "Caucasus Review"
    assert (article.fields["publisher"], article.fields["language"]) == ("Gear Press", "ru")


def test_a_reference_to_what_is_not_there_or_to_itself_is_said_or_harmless():
    entry = only("@inbook{c, title = {First winter}, crossref = {gone}}")
    assert "It refers to “gone”, which is not in this file" in entry.remarks[0]
    round_about = "@book{a, title = {A}, crossref = {b}}@book{b, title = {B}, crossref = {a}}"
    assert len(read_references(round_about)[0]) == 2


@pytest.mark.parametrize(
    "fields",
    ["title = {A town}\n year = 1992", 'title = "A town" year = {1992}', "year = 1992 title = {A}",
     "title = {A} {town}"],
)  # fmt: skip
def test_a_missing_comma_is_named_with_its_line(fields):
    entries, (fault,) = read_references(f"@misc{{a,\n author = {{X}},\n {fields}\n}}")
    assert entries == []
    assert fault.place in ("line 3", "line 4")
    assert "a comma or a closing brace was expected" in fault.reason


def test_a_field_given_twice_is_said_with_what_was_not_taken():
    entry = book("note = {}, publisher = {Gear}, Publisher = {Wheel}")
    assert entry.fields["publisher"] == "Gear"
    assert "“publisher” is given twice; the first counts. The other one: Wheel" in entry.remarks


def test_a_key_used_twice_loses_no_entry():
    entries, faults = read_references("@book{a, title = {One}}\n@book{a, title = {Two}}")
    assert ([entry.fields["title"] for entry in entries], faults) == (["One", "Two"], [])
    assert entries[1].remarks == ["An entry before it has the same key: a."]


@pytest.mark.parametrize(
    ("names", "people"),
    [
        ("family=Brug, given=Peter, prefix=van der", [("van der Brug", "Peter")]),
        ("given=Peter, family=Brug, prefix=van, useprefix=false", [("Brug", "Peter van")]),
        ('family="Smith, Jones", given={Ann}, suffix=Jr.', [("Smith, Jones", "Ann Jr.")]),
        ("family=Ali, given=R and Aliyev, Rauf", [("Ali", "R"), ("Aliyev", "Rauf")]),
        (r"{\c{S}}ahin, {\"O}zg{\"u}r", [("Şahin", "Özgür")]),
        ("van Beethoven, Jr., Ludwig", [("van Beethoven", "Ludwig Jr.")]),
        ("Petrosyan,", [("Petrosyan", "")]), ("{de la Cruz}, Ana", [("de la Cruz", "Ana")]),
        ("Petrosyan, Anna; Aliyev, Rauf", [("Petrosyan", "Anna"), ("Aliyev", "Rauf")]),
    ],
)  # fmt: skip
def test_names_are_read_as_bibtex_and_biblatex_have_them(names, people):
    found = book(f"author = {{{names}}}").contributors
    assert [(one["family"], one.get("given", "")) for one in found] == people


@pytest.mark.parametrize(
    "name", ["{Barnes and Noble}", r"{Ministry of Health \& Labour}", r"{{\'E}ditions du Sud}"]
)
def test_a_body_in_braces_is_a_body(name):
    (one,) = book(f"author = {{{name}}}").contributors
    assert set(one) == {"role", "literal"}
    assert not set("{}\\") & set(one["literal"])


@pytest.mark.parametrize("others", ["and others", "and et al.", "AND others"])
def test_it_is_said_that_more_authors_are_meant(others):
    entry = book(f"author = {{Petrosyan, Anna {others}}}")
    assert len(entry.contributors) == 1
    assert "More authors are meant" in entry.remarks[0]


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("date = {1988~}", "1988~"), ("date = {1988?}", "1988?"), ("date = {1988%}", "1988%"),
        ("date = {1988/}", "1988/"), ("date = {1988/..}", "1988/.."),
        ("date = {../1988}", "../1988"),
        ("date = {1988-22}", "1988-22"), ("date = {198X}", "198X"), ("date = {1988-XX}", "1988-XX"),
        ("date = {1988-07-12/1988-08}", "1988-07-12/1988-08"), ("date = {July 1988}", "1988-07"),
        ("date = {1988-07-12T09:30:00}", "1988-07-12T09:30:00"),
        ("year = 1988, month = jul", "1988-07"), ("year = {1988}, month = 7", "1988-07"),
        ("year = 1988, month = {July 12}", "1988-07-12"), ("year = 1988, month = 7, day = 12",
                                                           "1988-07-12"),
        ('year = 1988, month = "12~" # jul', "1988-07-12"),
        ("year = 1988, month = jul # {--} # aug", "1988-07/1988-08"),
        ("year = 1988, month = {julio}", "1988-07"), ("year = {c. 1988}", "1988~"),
        ("year = {1988--1990}", "1988/1990"), ("year = {1988/89}", "1988/1989"),
        ("year = {1988}, month = {Summer}", "1988-22"), ("year = {1988a}", "1988"),
        ("year = {[1988]}", "1988"), ("year = {1988~}", "1988~"),
    ],
)  # fmt: skip
def test_a_date_says_what_it_said(fields, issued):
    entry = book(fields)
    assert entry.fields["issued"] == issued
    assert entry.remarks == []


@pytest.mark.parametrize("fields", ["year = {forthcoming}", "date = {-0044}", "date = {1990/1988}"])
def test_a_date_that_is_none_is_said(fields):
    entry = book(fields)
    assert "issued" not in entry.fields
    assert "could not be read and was left out" in entry.remarks[0]


@pytest.mark.parametrize(
    ("kind", "fields", "wanted"),
    [
        ("phdthesis", "school = {Baku State University}", {"publisher": "Baku State University"}),
        ("techreport", "institution = {Gear}, number = 7", {"publisher": "Gear", "number": "7"}),
        ("article", "journal = {Review}, number = 2", {"container_title": "Review", "issue": "2"}),
        ("online", "organization = {Gear}", {"publisher": "Gear"}),
        ("jurisdiction", "institution = {High Court}", {"authority": "High Court"}),
        ("misc", r"howpublished = {\url{https://a.example.org/x}}",
         {"url": "https://a.example.org/x"}),
        ("book", "subtitle = {Notes}, title = {War?}", {"title": "War? Notes"}),
        ("article", "entrysubtype = {newspaper}", {"csl_type": "article-newspaper"}),
        ("misc", "entrysubtype = {speech}", {"csl_type": "speech"}),
        ("misc", "number = {S/24493}", {"un_symbol": "S/24493"}),
        ("book", "isbn = {978-0-8147-1944-2 (cloth)}", {"isbn": "978-0-8147-1944-2"}),
        ("book", "langid = {azerbaijani}, language = {Azerbaijani}", {"language": "az"}),
        ("article", "pages = {12--15}", {"page": "12–15"}),
    ],
)  # fmt: skip
def test_fields_find_their_place(kind, fields, wanted):
    entry = book(fields, kind)
    assert {name: entry.fields.get(name) for name in wanted} == wanted
    assert entry.remarks == []


def test_every_field_that_was_not_taken_is_listed_with_its_value():
    entry = book(
        "edition = {2}, note = {Read in \\emph{Baku}}, urldate = {2024-05-03}, series = {Studies},"
        " number = {12}, organization = {Wheel}, publisher = {Gear}, issue = {Spring}"
    )
    (remark,) = entry.remarks
    for told in ("note: Read in Baku", "number: 12", "organization: Wheel"):
        assert told in remark
    taken = [entry.fields[name] for name in ("accessed", "edition_label", "series")]
    assert taken == ["2024-05-03", "2", "Studies"]


def test_what_was_not_taken_is_told_as_it_is_written():
    (remark,) = book(r"file = {C:\papers\a_b.pdf:application/pdf}, eprint = {2301.1_v~2}").remarks
    assert r"file: C:\papers\a_b.pdf:application/pdf" in remark
    assert "eprint: 2301.1_v~2" in remark


def test_braces_and_signs_of_a_text_are_kept():
    latex = r"A \{set\} \textless{}x\textgreater{} \textbackslash{}c \textasciicircum{} d"
    assert book(f"title = {{{latex}}}").fields["title"] == "A {set} <x> \\c ^ d"


def test_the_other_isbns_are_said():
    entry = book("isbn = {0-8147-1944-9, 978-1-56432-142-8}")
    assert entry.fields["isbn"] == "0-8147-1944-9"
    assert "The others: 978-1-56432-142-8" in entry.remarks[0]


def test_comments_between_fields_and_parentheses_around_an_entry_are_no_harm():
    entry = only("@comment{meta: x}\n% a line\n@book(a,\n % said by hand\n title = {War},\n)")
    assert entry.fields["title"] == "War"

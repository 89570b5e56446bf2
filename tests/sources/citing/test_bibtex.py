"""BibTeX: what stands in each field, and that BibTeX and biber themselves take it."""

import re
import shutil
import subprocess

import bibtexparser
import pytest

from sources.citing.bibtex import bibtex
from sources.citing.issued import csl_date
from tests.browser.conftest import missing

from .works import BODY, SPECIAL, WORKS, work


def fields(item):
    (entry,) = bibtexparser.parse_string(bibtex(item)).entries
    return {"@": entry.entry_type} | {name: f.value for name, f in entry.fields_dict.items()}


def test_both_readers_find_the_date_where_they_look_for_it():
    found = fields(work())
    assert (found["date"], found["year"], found["month"]) == ("1992-03-05", "1992", "mar")


@pytest.mark.parametrize(
    "edtf",
    [
        "1994~",
        "1994?",
        "1994%",
        "1992/1994",
        "1992-02~/1992-05",
        "1992-22",
        "199X",
        "1992/..",
        "../1992",
    ],
)
def test_what_is_no_plain_date_is_written_as_edtf(edtf):
    found = fields(work(issued=csl_date(edtf)))
    assert found["date"] == edtf
    assert found["year"] == "1990" if edtf == "199X" else found["year"] in ("1992", "1994")


@pytest.mark.parametrize(
    ("kind", "more", "entry", "subtype"),
    [
        ("article-newspaper", {"container-title": "Gear"}, "article", "newspaper"),
        ("article-magazine", {"container-title": "Gear"}, "article", "magazine"),
        ("article-newspaper", {"container-title": "Gear", "author": None}, "misc", "newspaper"),
        ("article-journal", {"container-title": "Gear"}, "article", None),
        ("report", {"publisher": "Gear"}, "techreport", None), ("report", {}, "misc", "report"),
        ("thesis", {"publisher": "Gear"}, "phdthesis", None), ("book", {}, "booklet", "book"),
        ("webpage", {}, "misc", "online"), ("legal_case", {}, "misc", "jurisdiction"),
        ("document", {}, "misc", None), ("treaty", {}, "misc", "treaty"),
    ],
)  # fmt: skip
def test_the_entry_type_is_one_of_plain_bibtex_and_the_rest_is_told_beside_it(
    kind, more, entry, subtype
):
    found = fields(work(kind, **more))
    assert (found["@"], found.get("entrysubtype")) == (entry, subtype)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("report", "institution"),
        ("thesis", "school"),
        ("webpage", "organization"),
        ("book", "publisher"),
    ],
)
def test_who_published_stands_where_the_type_has_it(kind, field):
    found = fields(work(kind, publisher="Gear Watch", **{"publisher-place": "Ganja"}))
    assert (found[field], found["address"], found["location"]) == ("Gear Watch", "Ganja", "Ganja")


def test_a_court_a_translator_an_original_title_and_the_language_are_kept():
    assert fields(work("legal_case", authority="Court of Gear"))["organization"] == "Court of Gear"
    found = fields(work(translator=[{"family": "Rauf", "given": "A."}], language="az"))
    assert (found["translator"], found["langid"]) == ("Rauf, A.", "azerbaijani")
    assert fields(work(**{"original-title": "Зима"}))["origtitle"] == "Зима"


def test_a_name_stays_in_one_piece():
    authors = [
        BODY,
        {"family": "van der Berg", "given": "Joan"},
        {"family": "A and B", "given": "C, D"},
    ]
    told = fields(work(author=authors))["author"]
    assert told == f"{{{BODY['literal']}}} and {{van der Berg}}, Joan and {{A and B}}, {{C, D}}"


def test_nothing_in_a_value_ends_its_field():
    hostile = "x}, note = {injected}\n}\n@misc{other, title = {y}"
    person = {"family": hostile, "given": hostile}
    item = work(
        title=hostile, author=[{"literal": hostile}, person], publisher=hostile, URL=hostile
    )
    library = bibtexparser.parse_string(bibtex(item | {"id": hostile}))
    assert len(library.entries) == 1
    assert library.failed_blocks == []
    assert "note" not in library.entries[0].fields_dict


def test_every_sign_of_tex_is_escaped_in_every_field_but_in_an_address():
    item = work(
        "report", author=[{"literal": SPECIAL}], publisher=SPECIAL, number=SPECIAL, note=SPECIAL
    )
    for name in ("author", "institution", "number", "note"):
        bare = re.sub(r"\\[&%$#_]|\\text[a-z]+\{\}", "", fields(item)[name].strip("{}"))
        assert not set(bare) & set("&%$#_~^\\{}<>|"), name
    address = "https://g.example/a%20b?c=1&d=~e_f#g"
    assert fields(work(URL=address))["url"] == address


def test_a_title_keeps_its_capitals_in_plain_bibtex(tmp_path):
    title = "#1: Notes from NATO and Baku"
    written = read_by_bibtex(tmp_path, [work(title=title, author=[BODY])])
    assert "Notes from NATO and Baku" in written


def read_by_bibtex(folder, items):
    """What BibTeX's own style `plain` makes of the items. Fails where it warns."""
    run = program(folder, "bibtex", items, "list")
    assert run.returncode == 0, run.stdout
    assert "Warning" not in run.stdout
    return " ".join((folder / "list.bbl").read_text().split())


def program(folder, name, items, *arguments):
    if not shutil.which(name):
        missing(f"{name}, of Debian's texlive-binaries or biber,")
    (folder / "works.bib").write_text("\n".join(map(bibtex, items)))
    (folder / "list.aux").write_text("\\citation{*}\n\\bibdata{works}\n\\bibstyle{plain}\n")
    return subprocess.run(
        [name, *arguments], cwd=folder, capture_output=True, text=True, timeout=300
    )


def numbered(items):
    return [item | {"id": f"W{at}"} for at, item in enumerate(items)]


def test_bibtex_reads_every_kind_of_work_without_a_warning(tmp_path):
    read_by_bibtex(tmp_path, numbered(WORKS))


def test_biber_reads_every_kind_of_work_without_a_warning(tmp_path):
    run = program(tmp_path, "biber", numbered(WORKS), "--tool", "works.bib")
    assert run.returncode == 0, run.stdout
    assert "WARN" not in run.stdout
    assert "ERROR" not in run.stdout


@pytest.mark.content
def test_bibtex_and_biber_read_the_whole_list_of_sources_without_a_warning(client, tmp_path):
    items = client.get("/sources/bibliography.csl.json").json()
    read_by_bibtex(tmp_path, items)
    run = program(tmp_path, "biber", items, "--tool", "works.bib")
    assert "WARN" not in run.stdout
    assert "ERROR" not in run.stdout

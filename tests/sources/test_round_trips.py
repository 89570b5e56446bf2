"""What goes out as BibTeX, RIS or CSL-JSON comes in again as what it was: every source of the
record, and a thousand works that nobody wrote, in every field that the format can hold."""

import json
import re

import pytest

from sources.citing.formats import FORMATS
from sources.citing.items import CSL_NAMES, source_item
from sources.importing import read_references
from tests.sources.made_works import Maker, person, work
from tests.sources.pairs import FIXTURES

PAGE_DASH = re.compile(r"\s*[-–—]+\s*")
PERIODICALS = ("article-journal", "article-newspaper", "article-magazine")
LAWS = ("legal_case", "legislation", "treaty")
NOT_IN_RIS = (
    (("book", "report"), ("container_title",)), (("book",), ("page",)), (("chapter",), ("issue",)),
    (PERIODICALS, ("isbn",)), (LAWS, ("original_title",)),
)  # fmt: skip
NOBODY_IN_RIS = {
    ("editor", kind) for kind in ("report", "personal_communication", "interview", *LAWS)
} | {("translator", kind) for kind in LAWS}


def rows(name):
    return [row["fields"] for row in json.loads((FIXTURES / name).read_text(encoding="utf-8"))]


def sources():
    people = {}
    for row in sorted(rows("contributors.json"), key=lambda row: row.get("order", 1)):
        one = {"role": "author"} | {k: v for k, v in row.items() if k not in ("source", "order")}
        people.setdefault(row["source"][0], []).append(person(**one))
    return [work(row, people.get(row["identifier"], [])) for row in rows("sources.json")]


def said(record):
    """What an import has to find of a record."""
    found = {name: getattr(record, name) for name in CSL_NAMES if getattr(record, name)}
    found |= {"title": record.label, "csl_type": record.csl_type, "issued": record.issued}
    found["number"] = record.number or record.un_symbol
    found["people"] = [
        {name: text for name, text in vars(one).items() if text} for one in record.contributors
    ]
    return {name: value for name, value in found.items() if value}


def found(entry):
    fields = {name: value for name, value in entry.fields.items() if value}
    fields["number"] = fields.pop("un_symbol", "") or fields.get("number", "")
    people = sorted(entry.contributors, key=lambda one: one["role"])
    return {k: v for k, v in (fields | {"people": people}).items() if v}


def in_csl(record):
    return said(record)


def in_bibtex(record):
    """BibTeX has one dash between pages, and one field for who is behind most types; of the number
    and the issue of a periodical one; TeX makes one dash of two, and quotation marks."""
    given = said(record)
    given |= {name: _as_tex_prints(given[name]) for name in given if name not in ("url", "doi")}
    if "page" in given:
        given["page"] = PAGE_DASH.sub("–", given["page"])
    if given["csl_type"] in PERIODICALS and given.get("number"):
        given.setdefault("issue", given.pop("number"))
        given.pop("number", None)
    return _with_one_behind_it(given, both=(*LAWS, "report", "document", "article"))


def _as_tex_prints(value):
    if isinstance(value, list):
        return [{name: _as_tex_prints(text) for name, text in one.items()} for one in value]
    for written, printed in (("--", "–"), ("``", "“"), ("''", "”")):
        value = value.replace(written, printed)
    return value


def in_ris(record):
    """RIS has no comma in the name of a body, one field for who is behind a work, and for some
    types no container, pages, issue, number of a book, original title or editor."""
    given = said(record)
    kind = given["csl_type"]
    for name in {name for kinds, names in NOT_IN_RIS for name in names if kind in kinds}:
        given.pop(name, None)
    if kind in ("book", "document") and "page" in given:
        given["page"] = PAGE_DASH.sub("–", given["page"])
    given["people"] = [_in_ris(one) for one in given.get("people", ())
                       if (one["role"], kind) not in NOBODY_IN_RIS]  # fmt: skip
    asked = any(one["role"] == "interviewer" for one in given["people"])
    given["csl_type"] = (
        "personal_communication"
        if kind == "interview" and not asked
        else ("legislation" if kind == "treaty" else kind)
    )
    return _with_one_behind_it({k: v for k, v in given.items() if v}, both=())


def _in_ris(one):
    return one | (
        {"literal": re.sub(r"\s*,\s*", " – ", one["literal"])} if "literal" in one else {}
    )


def _with_one_behind_it(given, both):
    """Publisher and authority where the format can tell them apart, else the one that it has."""
    kind, names = given["csl_type"], ("publisher", "authority")
    held = [given.pop(name) for name in names if given.get(name)]
    if len(held) == 2 and kind in both:
        return given | dict(zip(names, held, strict=True))
    if held:
        given["authority" if kind in LAWS or kind == "legislation" else "publisher"] = held[0]
    return given


HELD = {"csl.json": in_csl, "bib": in_bibtex, "ris": in_ris}


@pytest.mark.parametrize("key", HELD)
@pytest.mark.parametrize(
    "records", [sources(), Maker().works(1000)], ids=["every source", "a thousand works"]
)
def test_what_goes_out_comes_in_again_as_what_it_was(records, key):
    entries, faults = read_references(FORMATS[key].write(*map(source_item, records)))
    assert faults == []
    differ = []
    for record, entry in zip(records, entries, strict=True):
        wanted, got = HELD[key](record), found(entry)
        differ += [
            (record.identifier, name, wanted.get(name), got.get(name))
            for name in sorted({*wanted, *got})
            if wanted.get(name) != got.get(name)
        ]
    assert differ == []


@pytest.mark.parametrize("key", ["bib", "csl.json"])
def test_of_the_sources_of_the_record_nothing_is_left_over(key):
    entries, _faults = read_references(FORMATS[key].write(*map(source_item, sources())))
    assert [entry.remarks for entry in entries if entry.remarks] == []

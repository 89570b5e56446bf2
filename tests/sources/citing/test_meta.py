"""What the head of a page tells Zotero, as its translators read it."""

from urllib.parse import parse_qs

import pytest

from sources.citing.coins import coins
from sources.citing.issued import csl_date
from sources.citing.meta import ITEM_TYPES, meta_tags
from sources.models.types import CslType

from .works import BODY, work


def tags(kind="book", **fields):
    found = {}
    for name, content in meta_tags(work(kind, **fields)):
        found.setdefault(name, []).append(content)
    return found


def test_every_type_of_source_has_one_of_zotero():
    assert set(CslType.values) <= set(ITEM_TYPES)


def test_an_undated_work_takes_no_date_from_the_page():
    found = tags(issued=None)
    assert found["z:date"] == ["n.d."]
    assert "citation_publication_date" not in found


def test_no_doi_is_made_of_an_address():
    assert "DC.identifier" not in tags(URL="https://g.example/claims/C10/v2/")
    assert tags(DOI="10.1/ab")["DC.identifier"] == ["doi:10.1/ab"]


@pytest.mark.parametrize(
    ("kind", "fields", "name", "content"),
    [
        ("legal_case", {"authority": "Court of Gear"}, "z:court", "Court of Gear"),
        ("legal_case", {"number": "1/92"}, "z:docketNumber", "1/92"),
        ("report", {"number": "S/1"}, "z:reportNumber", "S/1"),
        ("legislation", {"number": "7-IX"}, "z:publicLawNumber", "7-IX"),
        ("book", {"publisher-place": "Ganja"}, "z:place", "Ganja"),
        ("chapter", {"page": "3–9"}, "z:pages", "3–9"),
        ("book", {"editor": [{"family": "Rauf", "given": "A."}]}, "citation_editor", "Rauf, A."),
        ("interview", {"interviewer": [{"family": "Rauf"}]}, "z:interviewers", "Rauf"),
        ("book", {"translator": [{"family": "Rauf"}]}, "z:translators", "Rauf"),
    ],
)  # fmt: skip
def test_each_fact_stands_where_zotero_keeps_it(kind, fields, name, content):
    assert content in tags(kind, **fields)[name]


@pytest.mark.parametrize(
    ("kind", "fields", "line"),
    [
        ("document", {"number": "A/1"}, "Number: A/1"), ("treaty", {}, "Type: treaty"),
        ("book", {"issued": csl_date("1988/1990")}, "Issued: 1988/1990"),
        ("book", {"original-title": "Зима"}, "Original Title: Зима"),
        ("interview", {"container-title": "Gear"}, "Container Title: Gear"),
        ("personal_communication", {"publisher": "Gear"}, "Publisher: Gear"),
    ],
)  # fmt: skip
def test_what_zoteros_type_has_no_field_for_is_a_line_of_its_extra(kind, fields, line):
    assert line in tags(kind, **fields)["z:extra"][0].split("\n")


@pytest.mark.parametrize(
    ("name", "told"),
    [("Gear.az", "Gear.az"), ("Gear Watch", "Gear Watch,"), ("Gear, Inc.", "Gear – Inc.,")],
)
def test_the_name_of_a_body_stays_in_one_piece(name, told):
    assert tags(author=[{"literal": name}])["citation_author"] == [told]


def test_a_work_in_a_list_keeps_its_type_and_its_bodies():
    found = parse_qs(
        coins(work("article-newspaper", author=[BODY, {"family": "Rauf", "given": "A."}]))
    )
    assert found["rft.type"] == ["newspaperArticle"]
    assert found["rft.aucorp"] == [BODY["literal"]]
    assert (found["rft.aulast"], found["rft.aufirst"]) == (["Rauf"], ["A."])

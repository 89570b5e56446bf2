"""What reference managers get, read back by parsers that we did not write."""

import json

import bibtexparser
import pytest
import rispy

from khojaly.ledger.models import Version
from sources.importing import read_references
from tests.fixture_files import rows
from tests.pages import Page

pytestmark = pytest.mark.content

ADDRESS = "/claims/C110/v2/cite."


@pytest.fixture
def version():
    return Version.objects.of("claim", "C110").get(number=2)


def text(client, address):
    return client.get(address).content.decode()


def test_one_pinned_claim_tells_one_story_in_every_format(client, version):
    title = "Human Rights Watch says in 1994 that no exact figures exist"
    extra = f"version: 2; sha256: {version.digest}"
    permalink = "http://testserver/claims/C110/v2/"
    (bib,) = bibtexparser.parse_string(text(client, f"{ADDRESS}bib")).entries
    (ris,) = rispy.loads(text(client, f"{ADDRESS}ris"))
    (csl,) = json.loads(text(client, f"{ADDRESS}csl.json"))
    assert bib["title"].startswith(f"{{{title}")
    assert ris["title"].startswith(title)
    assert csl["title"].startswith(title)
    assert bib["note"] == ris["notes"][0] == csl["note"] == extra
    assert bib["url"] == ris["urls"][0] == csl["URL"] == permalink
    assert bib["date"] == ris["date"].replace("/", "-") == f"{version.published_at:%Y-%m-%d}"


@pytest.mark.parametrize("form", ["bib", "ris", "csl.json"])
def test_every_source_comes_back_as_it_went(client, form):
    for source in rows("sources"):
        newest = Version.objects.of("source", source["identifier"]).last()
        address = f"/sources/{source['identifier']}/v{newest.number}/cite.{form}"
        (entry,), faults = read_references(text(client, address))
        assert faults == [], source["identifier"]
        wanted = source.get("title") or f"[{source['description_en']}]"
        assert _plain(entry.fields["title"]) == _plain(wanted), source["identifier"]
        if "~" not in source.get("issued", "") and "/" not in source.get("issued", ""):
            assert entry.fields.get("issued", "") == source.get("issued", ""), source["identifier"]


def _plain(title):
    return " ".join(title.replace("“", '"').replace("”", '"').split()).strip("{}")


def test_the_head_of_a_claim_page_holds_each_tag_once_and_no_sources_doi(client, version):
    metas = [
        (node.get("name"), node.get("content"))
        for node in Page(client, "/claims/C110/v2/").tree.iter("meta")
        if (node.get("name") or "").startswith(("citation_", "z:"))
    ]
    names = [name for name, _content in metas]
    assert len(names) == len(set(names))
    assert "citation_journal_title" not in names
    assert "citation_doi" not in names
    assert dict(metas)["z:extra"] == f"version: 2; sha256: {version.digest}"
    assert dict(metas)["citation_public_url"] == "http://testserver/claims/C110/v2/"

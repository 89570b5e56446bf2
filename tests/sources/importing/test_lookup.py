"""Look-ups against recorded answers: Crossref by doi.org, Open Library, pages with tags."""

from email.message import Message
from pathlib import Path

import pytest

from sources.fetching import Answer, NotFetched
from sources.importing import lookup
from sources.importing.lookup import look_up
from sources.models import ImportEntry
from tests.khojaly.desk.conftest import Desk
from tests.sources.loopback import page, status, web

RECORDED = Path(__file__).parent / "recorded"


@pytest.fixture
def answers(monkeypatch):
    """Recorded answers by the beginning of an address; yields the list of what was asked."""
    asked, known = [], {
        "https://doi.org/10.18574/nyu/9780814785126": "doi.json",
        "https://openlibrary.org/api/books?bibkeys=ISBN:9780814719442": "openlibrary.json",
    }  # fmt: skip

    def fetch(url, accept="*/*", **limits):
        asked.append((url, accept))
        name = next((name for start, name in known.items() if url.startswith(start)), None)
        body = (RECORDED / name).read_bytes() if name else b"{}"
        return Answer(200 if name else 404, url, Message(), body)

    monkeypatch.setattr(lookup, "fetch", fetch)
    return asked


@pytest.mark.parametrize(
    "text", ["10.18574/nyu/9780814785126.001.0001", "doi:10.18574/NYU/9780814785126.001.0001",
             "https://doi.org/10.18574/nyu/9780814785126.001.0001"]
)  # fmt: skip
def test_a_doi_is_asked_of_doi_org_as_csl_json(answers, text):
    (entry,), faults = look_up([text])
    assert faults == []
    assert answers[0][1] == "application/vnd.citationstyles.csl+json"
    assert entry.contributors == [{"role": "author", "family": "de Waal", "given": "Thomas"}]
    found = {name: entry.fields[name] for name in ("title", "csl_type", "issued", "isbn")}
    assert found == {
        "title": "Black Garden", "csl_type": "book", "issued": "2003-07-01",
        "isbn": "9780814785126",
    }  # fmt: skip


def test_an_isbn_is_asked_of_open_library(answers):
    (entry,), faults = look_up(["ISBN 0-8147-1944-9"])
    assert faults == []
    assert entry.fields["title"] == "Black garden: Armenia and Azerbaijan through peace and war"
    assert entry.fields["issued"] == "2003"
    assert entry.contributors[0]["family"] == "de Waal"
    assert entry.fields["language"] == ""


def test_a_wrong_isbn_is_not_asked_at_all(answers):
    _entries, (fault,) = look_up(["978-0-8147-1944-3"])
    assert "check digit" in fault.reason
    assert answers == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("10.9999/none", "nothing at this address"),
        ("978-3-16-148410-0", "nothing at this address"),
        ("Black Garden", "no DOI"),
    ],
)
def test_what_is_not_found_says_so_and_the_others_are_read(answers, text, sentence):
    entries, (fault,) = look_up([text, "10.18574/nyu/9780814785126.001.0001"])
    assert len(entries) == 1
    assert fault.place == text
    assert sentence in fault.reason


def test_a_page_is_read_by_its_citation_tags(monkeypatch):
    recorded = page((RECORDED / "highwire.html").read_text(encoding="utf-8"))
    with web({"/a": recorded}, monkeypatch) as server:
        (entry,), faults = look_up([f"{server.base}/a"])
    assert faults == []
    assert entry.fields == {
        "title": "Nagorno-Karabakh: Searching for a Solution", "container_title": "Survival",
        "volume": "52", "issue": "4", "page": "159–176", "doi": "10.1080/00396338.2010.506820",
        "url": "https://journal.example/article/1", "csl_type": "article-journal",
        "language": "en", "issued": "2010-08-01",
    }  # fmt: skip
    assert [one["family"] for one in entry.contributors] == ["de Waal", "Özkan"]


def test_a_newspapers_page_is_read_by_its_linked_data(monkeypatch):
    recorded = page((RECORDED / "news.html").read_text(encoding="utf-8"))
    with web({"/n": recorded}, monkeypatch) as server:
        (entry,), _faults = look_up([f"{server.base}/n"])
        assert entry.fields["url"] == f"{server.base}/n"
    assert entry.fields["csl_type"] == "article-newspaper"
    assert (entry.fields["issued"], entry.fields["language"]) == ("1992-03-04", "es")
    assert entry.contributors == [{"role": "author", "family": "Bonet", "given": "Pilar"}]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (status(404), "nothing at this address"),
        (status(500), "could not be looked up (500)"),
        (status(200, b"%PDF-1.7", Content_Type="application/pdf"), "application/pdf"),
        (page("<p>no tags</p>"), "It has no title."),
    ],
)
def test_a_page_without_a_citation_says_what_is_wrong(monkeypatch, answer, sentence):
    with web({"/x": answer}, monkeypatch) as server:
        entries, (fault,) = look_up([f"{server.base}/x"])
    assert entries == []
    assert sentence in fault.reason


ADDRESS = "/admin/sources/source/import/"
GIVEN = {"reason": "For C78.", "text": "", "language": ""}


@pytest.mark.django_db
def test_an_editor_looks_up_and_corrects_before_saving(answers, settings):
    settings.SOURCE_LOOKUP = True
    editor = Desk("Aytan", "editor")
    asked = GIVEN | {"look_up": "10.18574/nyu/9780814785126.001.0001\n"}
    text = editor.client.post(ADDRESS, asked, follow=True).content.decode()
    assert 'value="Black Garden"' in text
    assert ImportEntry.objects.count() == 1


@pytest.mark.django_db
def test_when_the_network_fails_it_is_said_and_nothing_typed_is_lost(settings, monkeypatch):
    settings.SOURCE_LOOKUP = True

    def fail(*args, **limits):
        raise NotFetched("timeout")

    monkeypatch.setattr(lookup, "fetch", fail)
    editor = Desk("Aytan", "editor")
    asked = GIVEN | {"look_up": "10.18574/nyu/9780814785126.001.0001"}
    text = editor.client.post(ADDRESS, asked, follow=True).content.decode()
    assert "could not be looked up (timeout)" in text
    assert "10.18574/nyu/9780814785126.001.0001</textarea>" in text


@pytest.mark.django_db
def test_look_up_is_off_where_the_setting_does_not_turn_it_on():
    text = Desk("Aytan", "editor").get(ADDRESS)
    assert 'name="look_up"' not in text
    assert "SOURCE_LOOKUP" in text

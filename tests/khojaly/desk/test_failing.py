"""One check or hint that fails costs nobody a page of the desk."""

import logging

import pytest

from khojaly.desk import checks as checking
from khojaly.desk import hints

pytestmark = pytest.mark.django_db


@pytest.fixture
def failing(monkeypatch):
    """A check that meets a row it cannot read."""

    def find():
        raise OverflowError("date value out of range")
        yield

    broken = checking.Check("broken", "Broken", "It is broken.", find, ())
    monkeypatch.setitem(checking.CHECKS, "broken", broken)


def test_a_check_that_fails_is_shown_as_failed_and_told_in_the_log(
    reviewer, claim, failing, caplog
):
    with caplog.at_level(logging.ERROR):
        for address in ("/admin/", "/admin/events/claim/", reviewer.address(claim, "review"),
                        reviewer.address(claim)):  # fmt: skip
            text = reviewer.get(address)
            assert "this check failed" in text or address != "/admin/"
    assert "The check broken failed." in caplog.text
    assert "This check failed" in reviewer.get("/admin/lists/broken/")


def test_a_hint_that_fails_leaves_the_others(editor, claim, monkeypatch):
    def fail(name, language, text):
        raise IndexError("string index out of range")
        yield

    monkeypatch.setattr(hints, "HINTS", [fail, *hints.HINTS])
    told = editor.client.post("/admin/hints/", {"statement_en": "Merely 613."}).json()
    assert "A hint could not be made here: the log says why." in told["statement_en"]
    assert any("Merely".lower() in sentence for sentence in told["statement_en"])
    assert editor.get(editor.address(claim))


@pytest.mark.parametrize(
    "lookup", ["statement_en__regex", "scope_en__iregex", "event__slug__regex"]
)
def test_no_list_of_the_desk_is_searched_with_a_pattern(reviewer, claim, lookup):
    reviewer.get(f"/admin/events/claim/?{lookup}=^(\\w%2B\\s?)*\\w$", status=400)


def test_a_search_of_the_desk_reads_no_more_than_it_needs(reviewer, claim):
    assert reviewer.get(f"/admin/events/claim/?q={'a+' * 3000}")

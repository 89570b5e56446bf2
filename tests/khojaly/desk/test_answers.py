"""A finding can be answered: looked at, right, because. New data opens it again."""

import re

import pytest

from khojaly.desk.checks import CHECKS, findings
from khojaly.desk.models import Answer

pytestmark = pytest.mark.django_db

WHY = "The archive has no address."


@pytest.fixture
def found(claim):
    """The name of a check that finds something about a source, and that source."""
    source = claim.citations.get().source
    about = ("sources.source", source.pk)
    return next(
        (name, source)
        for name, check in CHECKS.items()
        if check.reads and [(each.label, each.pk) for each in findings(name)] == [about]
    )


def digest_on(page):
    return re.search(r'name="finding" value="([0-9a-f]{64})"', page)[1]


def counted(desk, name):
    """The number that the first page of the desk gives for a list."""
    page = desk.get("/admin/")
    return int(re.search(rf'/lists/{name}/">.*?<b>([0-9]+)</b>', page, re.DOTALL)[1])


def answer(desk, name, reason=WHY, **more):
    at = f"/admin/lists/{name}/"
    sent = {"finding": digest_on(desk.get(at)), "reason": reason} | more
    return desk.client.post(at, sent, follow=True).content.decode()


def test_an_answered_finding_leaves_the_list_and_the_count_and_says_who_and_why(editor, found):
    name, source = found
    before = counted(editor, name)
    assert "It is answered." in answer(editor, name)
    assert counted(editor, name) == before - 1
    page = editor.get(f"/admin/lists/{name}/")
    done = page.split("Looked at, and right")[1]
    assert WHY in done
    assert "looked at by Aytan" in done
    assert source.title in done


def test_new_data_opens_it_again(editor, contributor, found):
    name, source = found
    before = counted(editor, name)
    answer(editor, name)
    contributor.save(source, publisher="Human Rights Watch", change_reason="The publisher.")
    assert counted(editor, name) == before
    assert WHY not in editor.get(f"/admin/lists/{name}/")


def test_an_edit_of_something_else_leaves_it_answered(editor, contributor, found, claim):
    name, source = found
    answer(editor, name)
    contributor.save(claim.claimant, about_en="A body in New York.", change_reason="So.")
    assert source.pk not in [each.pk for each in findings(name)]
    assert WHY in editor.get(f"/admin/lists/{name}/")


def test_it_is_opened_again_by_hand(editor, reviewer, found):
    name, _source = found
    before = counted(editor, name)
    answer(editor, name)
    page = reviewer.get(f"/admin/lists/{name}/").split("Looked at, and right")[1]
    sent = {"finding": digest_on(page), "reason": "It has one now.", "again": "1"}
    text = reviewer.client.post(f"/admin/lists/{name}/", sent, follow=True).content.decode()
    assert "It is open again." in text
    assert counted(editor, name) == before
    assert list(Answer.objects.values_list("right", flat=True)) == [True, False]


def test_it_asks_why_and_what_is_no_finding_is_not_answered(editor, found):
    name, _source = found
    assert "Say why it is right" in answer(editor, name, reason=" ")
    text = answer(editor, name, finding="0" * 64)
    assert "That is no finding of today" in text
    assert not Answer.objects.exists()


def test_a_contributor_answers_none(contributor, editor, found):
    name, _source = found
    at = f"/admin/lists/{name}/"
    assert 'name="finding"' not in contributor.get(at)
    sent = {"finding": digest_on(editor.get(at)), "reason": WHY}
    assert contributor.client.post(at, sent).status_code == 403

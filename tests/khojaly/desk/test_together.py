"""One act with several drafts: each passes the gate for itself, with one reason kept."""

import pytest
from django.urls import reverse

from khojaly.desk.notes import notes_on
from khojaly.ledger.models import Version
from sources.models import Source
from tests import objects
from tests.khojaly.desk.conftest import fields_of

pytestmark = pytest.mark.django_db

WHY = "Read in the library, all of them."


@pytest.fixture
def drafts(editor):
    """Three drafts that an editor typed."""
    made = [objects.source(title=f"Report {number}") for number in (1, 2, 3)]
    for source in made:
        source.publisher, source._history_user, source._change_reason = "X", editor.user, "New."
        source.save()
    return made


def address(items=()):
    pks = ",".join(str(item.pk) for item in items)
    return reverse("admin:sources_source_together") + (f"?pk={pks}" if items else "")


def press(desk, at, act, **given):
    import html5lib

    tree = html5lib.parse(desk.get(at), namespaceHTMLElements=False)
    form = next(f for f in tree.iter("form") if f.get("class") == "acts")
    things = [n.get("value") for n in form.iter("input") if n.get("name") == "thing"]
    sent = fields_of(form) | {"thing": things, "act": act, "reason": WHY} | given
    return desk.client.post(at, sent, follow=True).content.decode()


def statuses():
    return list(Source.objects.order_by("pk").values_list("status", flat=True))


def test_the_ticked_ones_of_a_list_are_submitted_and_published_with_one_reason(
    editor, reviewer, drafts
):
    ticked = {"action": "do_together", "_selected_action": [item.pk for item in drafts]}
    answer = editor.client.post(reverse("admin:sources_source_changelist"), ticked)
    assert answer["Location"] == address(drafts)
    press(editor, address(drafts), "submit")
    assert statuses() == ["review"] * 3
    text = press(reviewer, address(drafts), "publish")
    assert statuses() == ["published"] * 3
    assert "S2 is published." in text
    assert {v.change_reason for v in Version.objects.all()} == {WHY}
    assert {v.change_kind for v in Version.objects.all()} == {"first"}
    assert all([note.text for note in notes_on(item)] == [WHY, WHY] for item in drafts)


def test_each_refusal_is_named_and_the_others_are_done(editor, reviewer, drafts):
    reviewer.save(drafts[1], number="7", change_reason="Mine.")
    press(reviewer, address(drafts), "submit")
    text = press(reviewer, address(drafts), "publish")
    assert statuses() == ["published", "review", "published"]
    assert "S2: You edited this draft, so someone else has to publish it." in text
    assert WHY in text


def test_what_was_changed_after_one_looked_is_not_published(editor, reviewer, drafts):
    press(editor, address(drafts), "submit")
    at, stale = address(drafts), {f"seen-{drafts[0].pk}": "0" * 64}
    text = press(reviewer, at, "publish", **stale)
    assert "S1: This was changed after you opened the page" in text
    assert statuses() == ["review", "published", "published"]


def test_without_a_reason_nothing_is_done(editor, drafts):
    assert "Say why." in press(editor, address(drafts), "submit", reason=" ")
    assert "Nothing was chosen." in press(editor, address(drafts), "submit", thing=[])
    assert statuses() == ["draft"] * 3


def test_without_a_choice_the_page_has_what_waits(editor, drafts):
    editor.act(drafts[0], "set-aside", note="A slip.")
    page = editor.get(address())
    assert "Report 1" not in page
    assert "Report 2" in page


def test_a_contributor_marks_several_as_ready_and_publishes_none(contributor, drafts):
    assert "The editors see that S3 is ready." in press(contributor, address(drafts), "ready")
    for act in ("submit", "publish", "withdraw"):
        sent = {"act": act, "reason": WHY, "thing": [drafts[0].pk]}
        assert contributor.client.post(address(drafts), sent).status_code == 403


@pytest.mark.parametrize("asked", ["?pk=", "?pk=x,9999999999999999999999", "?pk=-1"])
def test_an_address_that_names_nothing_says_so(editor, drafts, asked):
    assert "Nothing was chosen" in editor.get(address() + asked)

"""What each role may do, from the desk to the public page."""

import pytest
from django.urls import reverse

from khojaly.ledger.models import Version
from tests.pages import Page

pytestmark = pytest.mark.django_db

REASON = {"change_kind": "scope", "reason": "The report names them so."}
SCOPE = {"scope_en": "civilians in flight", "change_reason": "The report names them so."}


@pytest.fixture
def people(contributor, editor, reviewer):
    return {"contributor": contributor, "editor": editor, "reviewer": reviewer}


@pytest.mark.parametrize("role", ["contributor", "editor", "reviewer"])
def test_everyone_drafts(people, claim, role):
    assert people[role].save(claim, **SCOPE).status_code == 302
    claim.refresh_from_db()
    assert claim.scope_en == "civilians in flight"


@pytest.mark.parametrize(
    ("role", "allowed"), [("contributor", False), ("editor", True), ("reviewer", True)]
)
def test_editors_import_and_submit_and_contributors_do_not(people, claim, role, allowed):
    someone = people[role]
    assert someone.client.get(
        reverse("admin:sources_source_changelist") + "import/"
    ).status_code == (200 if allowed else 403)
    someone.save(claim, **SCOPE)
    answer = someone.act(claim, "submit")
    assert answer.status_code == (200 if allowed else 403)
    claim.refresh_from_db()
    assert claim.status == ("review" if allowed else "draft")


@pytest.mark.parametrize("act", ["publish", "return", "withdraw"])
@pytest.mark.parametrize("role", ["contributor", "editor"])
def test_only_reviewers_publish_return_and_withdraw(people, claim, role, act):
    assert people[role].act(claim, act, **REASON).status_code == 403
    assert Version.objects.of("claim", "C1").count() == 1


def test_what_one_person_edited_and_published_says_so_to_readers(reviewer, claim, client, settings):
    settings.SECOND_PERSON_REQUIRED = False
    reviewer.save(claim, **SCOPE)
    reviewer.act(claim, "publish", **REASON)
    assert "no second person looked at it" in Page(client, "/claims/C1/history/").text
    assert "no second person looked at it" in Page(client, "/changes/").text
    assert "no second person looked at it" in Page(client, "/claims/C1/v2/").text
    assert "sin revisión de una segunda" in Page(client, "/es/claims/C1/v2/").text
    assert "no second person" not in Page(client, "/claims/C1/v1/").text


def test_what_two_people_did_does_not_say_it(editor, reviewer, claim, client):
    editor.save(claim, **SCOPE)
    editor.act(claim, "submit")
    reviewer.act(claim, "publish", **REASON)
    assert "edited by Aytan, published by Arpine" in Page(client, "/claims/C1/history/").text
    assert "no second person" not in Page(client, "/claims/C1/history/").text

"""A session that ends while somebody edits loses nothing that was typed."""

import html5lib
import pytest
from django.test import Client

from events.models import Claim
from tests.pages import flat
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db

TYPED = "A first line.\n\n  A second, “quoted” & <b>."


@pytest.fixture
def typed(editor, claim):
    """What an editor had typed when the session ended."""
    fields = editor.fields(editor.address(claim))
    return fields | {"note_en": TYPED, "change_reason": "Read again.", "_save": "1"}


def send_again(client, answer):
    """Press the button of the page that gives back what was kept."""
    tree = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False)
    form = next(f for f in tree.iter("form") if f.find(".//textarea") is not None)
    fields = {node.get("name"): node.text or "" for node in form.iter("textarea")}
    for node in form.iter("input"):
        fields[node.get("name")] = node.get("value")
    assert "Send it again" in flat(form)
    return client.post(form.get("action"), fields)


def test_what_was_typed_is_sent_again_after_signing_in(editor, claim, typed):
    browser = Client()
    answer = browser.post(editor.address(claim), typed)
    assert answer.status_code == 302
    assert answer["Location"] == "/admin/login/?next=/admin/kept/"
    sign_in(browser, editor.user)
    assert send_again(browser, browser.get("/admin/kept/")).status_code == 302
    assert Claim.objects.get().note_en.splitlines() == TYPED.splitlines()


def test_signing_in_through_the_form_leads_to_what_was_kept(editor, claim, typed, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    editor.user.totpdevice_set.all().delete()
    editor.user.set_password("Un puente sobre el Karkar")
    editor.user.save()
    browser = Client()
    address = browser.post(editor.address(claim), typed)["Location"]
    given = {"username": "Aytan", "password": "Un puente sobre el Karkar", "next": "/admin/kept/"}
    answer = browser.post(address, given, follow=True)
    assert "Nothing you typed is lost" in answer.content.decode()


def test_a_form_with_the_token_of_an_earlier_session_is_kept_too(editor, claim, typed):
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, editor.user)
    stale = typed | {"csrfmiddlewaretoken": "x" * 64}
    answer = browser.post(
        editor.address(claim), stale, headers={"Origin": "http://testserver"}, follow=True
    )
    assert send_again(browser, answer).status_code == 302
    assert Claim.objects.get().note_en.splitlines() == TYPED.splitlines()


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null"])
def test_a_form_sent_from_another_site_is_refused_and_not_kept(editor, claim, typed, origin):
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, editor.user)
    answer = browser.post(editor.address(claim), typed, headers={"Origin": origin})
    assert answer.status_code == 403
    assert browser.get("/admin/kept/")["Location"] == "/admin/"


def test_what_one_typed_is_not_shown_to_another(editor, reviewer, claim, typed):
    browser = Client()
    browser.post(editor.address(claim), typed)
    sign_in(browser, reviewer.user)
    assert browser.get("/admin/kept/")["Location"] == "/admin/"


def test_it_is_kept_for_an_hour(editor, claim, typed, monkeypatch):
    browser = Client()
    browser.post(editor.address(claim), typed)
    sign_in(browser, editor.user)
    monkeypatch.setattr("khojaly.desk.stash.SECONDS_KEPT", -1)
    assert browser.get("/admin/kept/")["Location"] == "/admin/"


@pytest.mark.parametrize("note", [None, "", "1:abc:def", "1"])
def test_a_stranger_cannot_have_anything_kept(claim, editor, typed, note):
    given = {name: value for name, value in typed.items() if name != "opened_by"}
    browser = Client()
    browser.post(editor.address(claim), given if note is None else given | {"opened_by": note})
    assert "kept_form" not in browser.session


def test_what_is_too_much_to_be_kept_is_not(editor, claim, typed):
    browser = Client()
    browser.post(editor.address(claim), typed | {"note_es": "x" * 600_000})
    assert "kept_form" not in browser.session


def test_passwords_are_never_kept(editor, claim, typed):
    browser = Client()
    browser.post(editor.address(claim), typed | {"old_password": "secret"})
    assert "secret" not in str(browser.session["kept_form"])


def test_what_was_kept_can_be_forgotten(editor, claim, typed):
    browser = Client()
    browser.post(editor.address(claim), typed)
    sign_in(browser, editor.user)
    browser.post("/admin/kept/")
    assert browser.get("/admin/kept/")["Location"] == "/admin/"


def test_nothing_is_kept_for_an_account_out_of_use(editor, claim, typed):
    editor.user.is_active = False
    editor.user.save()
    answer = Client().post(editor.address(claim), typed)
    assert "/kept/" not in answer["Location"]
    assert "kept_form" not in answer.wsgi_request.session


def test_one_account_has_a_few_forms_kept_in_an_hour_and_none_of_any_length(editor, claim, typed):
    led = [Client().post(editor.address(claim), typed)["Location"] for _number in range(14)]
    assert ["/kept/" in address for address in led] == [True] * 12 + [False] * 2
    longer = Client().post(editor.address(claim), typed | {"note_en": "x" * 250_000})
    assert "/kept/" not in longer["Location"]

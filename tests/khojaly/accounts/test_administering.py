"""What an administrator does for others at the desk, with a reason, and what mail does for them."""

import re

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_otp_webauthn.models import WebAuthnCredential

from khojaly.accounts.models import AuditEntry
from khojaly.accounts.second_factor import factors
from tests.pages import Page
from tests.signing_in import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

LOGIN = reverse("admin:login")
NEW = "a long enough phrase 7"


@pytest.fixture
def administrator(person):
    return sign_in(Client(), person("Rosa", "administrator"))


@pytest.fixture
def mailing(settings):
    settings.EMAIL_HOST = "mail.example"


def page_of(account, name):
    return reverse(f"admin:auth_user_{name}", args=[account.pk])


def locked(account):
    guesses = Client()
    for _number in range(6):
        answer = guesses.post(LOGIN, {"username": account.username, "password": "wrong"})
    assert answer.status_code == 429
    return guesses


def test_a_lock_is_lifted_with_a_reason_that_the_audit_keeps(administrator, reviewer):
    guesses = locked(reviewer)
    page = Page(administrator, page_of(reviewer, "change"))
    assert page_of(reviewer, "unlock") in page.links()
    assert administrator.post(page_of(reviewer, "unlock"), {"reason": ""}).status_code == 200
    assert AccessAttempt.objects.exists()
    administrator.post(page_of(reviewer, "unlock"), {"reason": "She called: a new keyboard."})
    answer = guesses.post(LOGIN, {"username": "Arpine", "password": PASSWORD})
    assert answer.status_code == 302
    entry = AuditEntry.objects.get(act="lock-lifted")
    assert (entry.detail, entry.actor.username) == ("She called: a new keyboard.", "Rosa")
    assert "lock lifted" in Page(administrator, "/admin/audit/").text


def test_only_a_locked_account_offers_it(administrator, reviewer):
    links = Page(administrator, page_of(reviewer, "change")).links()
    assert page_of(reviewer, "unlock") not in links


def test_a_second_factor_is_reset_with_a_reason_and_its_holder_is_asked_for_a_new_one(
    administrator, reviewer
):
    client = sign_in(Client(), reviewer)
    assert factors(reviewer)
    assert (
        page_of(reviewer, "second-factor")
        in Page(administrator, page_of(reviewer, "change")).links()
    )
    administrator.post(page_of(reviewer, "second-factor"), {"reason": "Her telephone is lost."})
    assert factors(reviewer) == []
    assert AuditEntry.objects.filter(detail="Her telephone is lost.").exists()
    assert "set-up" in client.get("/admin/", follow=True).redirect_chain[-1][0]


@pytest.mark.parametrize("name", ["standing", "unlock", "second-factor", "invite"])
def test_nobody_else_does_it_and_nobody_to_themselves(person, reviewer, mailing, name):
    administrator = person("Rosa", "administrator", email="rosa@example.org")
    other = sign_in(Client(), person("Levon", "reviewer"))
    given = {"reason": "I would like to."}
    assert other.post(page_of(reviewer, name), given).status_code == 403
    own = sign_in(Client(), administrator).post(page_of(administrator, name), given)
    assert own.status_code == 403


def test_whoever_is_new_chooses_a_password_by_a_link_that_works_once(
    administrator, person, mailing, client
):
    account = person("Levon", "editor", email="levon@example.org")
    administrator.post(page_of(account, "invite"))
    [letter] = mail.outbox
    assert letter.to == ["levon@example.org"]
    address = re.search(r"http://[^/]+(/\S+)", letter.body)[1]
    assert AuditEntry.objects.filter(act="invited", account=account).exists()
    form = client.get(address, follow=True)
    at = form.redirect_chain[-1][0]
    answer = client.post(at, {"new_password1": NEW, "new_password2": NEW})
    assert answer.status_code == 302
    assert User.objects.get(username="Levon").check_password(NEW)
    assert "This link was used before" in client.get(address, follow=True).content.decode()


def test_a_forgotten_password_is_chosen_anew_by_mail(reviewer, mailing, client):
    User.objects.filter(pk=reviewer.pk).update(email="arpine@example.org")
    assert reverse("password-ask") in Page(client, LOGIN).links()
    known = client.post("/admin/password/", {"email": "arpine@example.org"}, follow=True)
    other = client.post("/admin/password/", {"email": "nobody@example.org"}, follow=True)
    assert known.redirect_chain == other.redirect_chain
    assert "If an account has this address" in other.content.decode()
    [letter] = mail.outbox
    assert "Arpine" in letter.body


def test_no_network_asks_for_letters_without_end(reviewer, mailing, client):
    User.objects.filter(pk=reviewer.pk).update(email="arpine@example.org")
    for _number in range(9):
        client.post("/admin/password/", {"email": "arpine@example.org"})
    assert len(mail.outbox) == 5


def test_a_passkey_has_a_name_of_its_own_and_nobody_names_anothers(reviewer, person):
    client, other = sign_in(Client(), reviewer), sign_in(Client(), person("Ana", "reviewer"))
    made = WebAuthnCredential(user=reviewer, name="passkey", confirmed=True)
    made.public_key, made.credential_id_sha256 = b"1", b"2" * 32
    made.save()
    assert "Name of this passkey" in Page(client, "/admin/second-factor/").text
    given = {"factor": made.persistent_id, "name": "the telephone"}
    other.post("/admin/second-factor/rename/", given)
    made.refresh_from_db()
    assert made.name == "passkey"
    client.post("/admin/second-factor/rename/", given)
    assert "the telephone" in Page(client, "/admin/second-factor/").text


def test_a_site_without_mail_offers_none(client, administrator, reviewer):
    assert reverse("password-ask") not in Page(client, LOGIN).links()
    assert client.get("/admin/password/").status_code == 404
    assert administrator.post(page_of(reviewer, "invite")).status_code == 404


def test_the_link_does_not_go_round_the_second_factor(reviewer, mailing, client):
    sign_in(Client(), reviewer)
    User.objects.filter(pk=reviewer.pk).update(email="arpine@example.org")
    client.post("/admin/password/", {"email": "arpine@example.org"})
    address = re.search(r"http://[^/]+(/\S+)", mail.outbox[0].body)[1]
    at = client.get(address, follow=True).redirect_chain[-1][0]
    client.post(at, {"new_password1": NEW, "new_password2": NEW})
    answer = client.post(LOGIN, {"username": "Arpine", "password": NEW}, follow=True)
    assert "second-factor/check" in client.get("/admin/", follow=True).redirect_chain[-1][0]
    assert answer.status_code == 200

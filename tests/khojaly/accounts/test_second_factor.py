import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from khojaly.accounts.models import AuditEntry
from tests.pages import Page, flat
from tests.signing_in import PASSWORD, code_of, sign_in

pytestmark = pytest.mark.django_db

SET_UP = "/admin/second-factor/set-up/"
CHECK = "/admin/second-factor/check/"


def give_password(client, user, to="/admin/events/claim/"):
    """Sign in with the password at the form; returns where that leads."""
    given = {"username": user.username, "password": PASSWORD, "next": to}
    return client.post("/admin/login/", given, follow=True)


def codes_on(answer):
    text = answer.content.decode()
    return [part.partition("</code>")[0] for part in text.split("<li><code>")[1:]]


@pytest.fixture
def with_app(reviewer):
    """A reviewer whose app was set up before."""
    return TOTPDevice.objects.create(user=reviewer, name="app", confirmed=True)


@pytest.mark.parametrize("role", ["reviewer", "administrator"])
def test_publishing_and_accounts_need_one_and_the_first_sign_in_sets_it_up(client, person, role):
    user = person("Rena", role)
    answer = give_password(client, user)
    assert answer.redirect_chain[-1][0].startswith(SET_UP)
    app = TOTPDevice.objects.get(user=user)
    given = {"code": code_of(app), "next": "/admin/events/claim/"}
    done = client.post(SET_UP, given, follow=True)
    assert len(codes_on(done)) == 10
    assert 'href="/admin/events/claim/"' in done.content.decode()
    assert client.get("/admin/").status_code == 200
    assert codes_on(client.get("/admin/second-factor/")) == []


def test_a_superuser_needs_one_too(client):
    user = User.objects.create_superuser("admin", password=PASSWORD)
    give_password(client, user)
    assert client.get("/admin/auth/user/").url.startswith(CHECK)


@pytest.mark.parametrize("role", ["contributor", "editor"])
def test_drafting_and_submitting_do_not(client, person, role):
    answer = give_password(client, person("Ana", role))
    assert answer.request["PATH_INFO"] == "/admin/events/claim/"


def test_whoever_has_one_passes_it_needed_or_not(client, person):
    user = person("Ana", "editor")
    TOTPDevice.objects.create(user=user, name="app", confirmed=True)
    assert give_password(client, user).redirect_chain[-1][0].startswith(CHECK)


def test_with_debug_nobody_needs_one(client, reviewer, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    assert give_password(client, reviewer).request["PATH_INFO"] == "/admin/events/claim/"


@pytest.mark.parametrize(
    "address",
    ["/admin/", "/admin/events/claim/add/", "/admin/lists/parts/", "/admin/password_change/",
     "/admin/sources/source/import/", "/admin/jsi18n/../auth/user/"],
)  # fmt: skip
def test_a_password_alone_opens_nothing_on_the_desk(client, with_app, address):
    give_password(client, with_app.user)
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code in (302, 404)
        assert answer.status_code == 404 or answer.url.startswith(CHECK)


def test_a_password_alone_adds_no_factor_and_shows_no_key(client, with_app):
    give_password(client, with_app.user)
    for address in (SET_UP, "/admin/second-factor/", "/admin/second-factor/set-up/code.svg"):
        assert client.get(address).url.startswith(CHECK)
    begun = client.post("/admin/passkey/registration/begin/")
    assert begun.status_code == 403
    client.post("/admin/second-factor/codes/")
    client.post("/admin/second-factor/remove/", {"factor": with_app.persistent_id})
    assert TOTPDevice.objects.filter(user=with_app.user, confirmed=True).exists()
    assert not StaticToken.objects.exists()


def test_the_code_of_the_app_lets_in_once_under_a_new_session(client, with_app):
    give_password(client, with_app.user)
    before, code = client.session.session_key, code_of(with_app)
    answer = client.post(CHECK, {"code": f"{code[:3]} {code[3:]}", "next": "/admin/events/claim/"})
    assert answer.url == "/admin/events/claim/"
    assert client.session.session_key != before
    client.logout()
    give_password(client, with_app.user)
    refused = client.post(CHECK, {"code": code}).content.decode()
    assert "That is not the code." in refused


def test_wrong_codes_are_counted_and_the_wait_is_told(client, with_app):
    give_password(client, with_app.user)
    right = code_of(with_app)
    wrong = str((int(right) + 1) % 10**6).zfill(6)
    for _number in range(3):
        TOTPDevice.objects.update(throttling_failure_timestamp="2026-01-01T00:00Z")
        assert client.post(CHECK, {"code": wrong}).status_code == 200
    answer = client.post(CHECK, {"code": right})
    assert answer.status_code == 429
    assert "Too many wrong codes. Try again in 4 seconds." in answer.content.decode()


def test_a_recovery_code_lets_in_once(client, with_app):
    sign_in(client, with_app.user).post("/admin/second-factor/codes/")
    code = codes_on(client.get("/admin/second-factor/"))[0]
    client.logout()
    give_password(client, with_app.user)
    answer = client.post(CHECK, {"code": code.upper()}, follow=True)
    assert "9 codes are left." in answer.content.decode()
    client.logout()
    give_password(client, with_app.user)
    assert "That is not the code." in client.post(CHECK, {"code": code}).content.decode()


def test_nobody_is_led_to_another_site(client, with_app):
    give_password(client, with_app.user, to="/admin/")
    given = {"code": code_of(with_app), "next": "https://elsewhere.example/"}
    assert client.post(CHECK, given).url == "/admin/"


def test_the_page_of_the_code_can_be_filled_by_a_password_manager_and_is_not_cached(
    client, with_app
):
    give_password(client, with_app.user)
    page = Page(client, CHECK)
    assert page.by_id("id_code").get("autocomplete") == "one-time-code"
    assert "no-store" in page.response["Cache-Control"]
    client.logout()
    login = Page(client, "/admin/login/?next=/admin/auth/user/")
    assert login.by_id("id_username").get("autocomplete") == "username"
    assert login.by_id("id_password").get("autocomplete") == "current-password"


def test_the_key_is_a_picture_of_the_sites_own(client, reviewer):
    give_password(client, reviewer)
    picture = client.get("/admin/second-factor/set-up/code.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<script" not in picture.content
    key = flat(Page(client, SET_UP).tree.find(".//code")).replace(" ", "")
    assert len(key) == 32
    shown = Page(client, SET_UP).html
    assert "otpauth://totp/Khojaly%3AArpine" in shown


def test_in_spanish_where_the_reader_asks_for_it(client, with_app):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
    assert "Iniciar sesión" in Page(client, "/admin/login/").text
    give_password(client, with_app.user)
    page = Page(client, CHECK)
    assert page.tree.get("lang") == "es"
    assert "Segundo factor" in page.text
    client.post("/admin/language/", {"language": "en", "next": CHECK})
    assert "Second factor" in Page(client, CHECK).text


def test_the_operator_takes_a_lost_one_away_and_that_is_audited(client, with_app):
    sign_in(client, with_app.user)
    call_command("reset_second_factor", "Arpine", "--reason", "The phone was lost.")
    entry = AuditEntry.objects.get(act="factor-removed")
    assert (entry.account, entry.actor, entry.detail) == (
        with_app.user,
        None,
        "The phone was lost.",
    )
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith(SET_UP)
    with pytest.raises(CommandError, match="no account Nobody"):
        call_command("reset_second_factor", "Nobody", "--reason", "x")

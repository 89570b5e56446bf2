import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from tests.signing_in import PASSWORD, sign_in

LOGIN = reverse("admin:login")


@pytest.mark.django_db
def test_signing_in_begins_a_new_session(client, reviewer):
    client.cookies[settings.SESSION_COOKIE_NAME] = "a-session-that-someone-planted-here"
    client.post(LOGIN, {"username": "Arpine", "password": PASSWORD})
    assert client.session.session_key != "a-session-that-someone-planted-here"


@pytest.mark.django_db
def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(client, reviewer):
    client.get(LOGIN)
    client.post(LOGIN, {"username": "Arpine", "password": PASSWORD})
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = client.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert not cookie["domain"]


@pytest.mark.django_db
def test_a_session_ends_eight_hours_after_its_last_use(client, reviewer):
    sign_in(client, reviewer)
    client.get("/admin/")
    ends = Session.objects.get().expire_date
    assert abs(ends - timezone.now() - timedelta(hours=8)) < timedelta(minutes=1)
    session = client.session
    session["used_at"] -= 3600
    session.save()
    Session.objects.update(expire_date=ends - timedelta(hours=1))
    client.get("/admin/")
    assert abs(Session.objects.get().expire_date - ends) < timedelta(minutes=1)


@pytest.mark.django_db
def test_a_session_in_use_is_not_written_with_each_request(client, reviewer):
    sign_in(client, reviewer).get("/admin/")
    assert settings.SESSION_COOKIE_NAME not in client.get("/admin/").cookies


def test_on_a_public_site_cookies_are_secure_and_of_this_very_host():
    code = (
        "from khojaly import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME,"
        " s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.TRUSTED_PROXIES)"
    )
    environment = {"ALLOWED_HOSTS": "khojaly.example", "SECRET_KEY": "x" * 60, "PATH": ""}
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert told.split() == ["__Host-session", "__Host-csrf", "True", "True", "1"]


def test_passwords_are_kept_by_argon2():
    from django.contrib.auth.hashers import get_hasher

    from khojaly.settings.signing_in import PASSWORD_HASHERS

    assert PASSWORD_HASHERS[0] == "khojaly.accounts.hashers.Argon2Hasher"
    with_settings = get_hasher.__globals__["import_string"](PASSWORD_HASHERS[0])()
    encoded = with_settings.encode(PASSWORD, "salt-of-sixteen-c")
    assert encoded.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert with_settings.verify(PASSWORD, encoded)

import subprocess
import sys

import pytest
from django.conf import settings


@pytest.mark.django_db
def test_the_content_security_policy_allows_nothing_inline_and_no_other_host(client):
    policy = client.get("/method/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_a_page_carries_the_header(client, header, value):
    assert client.get("/method/")[header] == value


def test_a_public_host_without_a_secret_key_does_not_start():
    code = "import khojaly.settings"
    environment = {"ALLOWED_HOSTS": "khojaly.example", "PATH": ""}
    started = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert "SECRET_KEY must be set" in started.stderr

from datetime import UTC, datetime, timedelta

import pytest

ADDRESS = "/.well-known/security.txt"

pytestmark = pytest.mark.django_db


def test_without_a_contact_there_is_none(client):
    assert client.get(ADDRESS).status_code == 404


def test_it_says_whom_to_tell_until_when_and_in_which_languages(client, settings):
    settings.SECURITY_CONTACT = ["mailto:security@khojaly.example", "https://khojaly.example/tell"]
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.content.decode().splitlines()
    assert lines[:2] == [
        "Contact: mailto:security@khojaly.example",
        "Contact: https://khojaly.example/tell",
    ]
    fields = dict(line.split(": ", 1) for line in lines)
    expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=140) < expires - datetime.now(UTC) < timedelta(days=365)
    assert fields["Preferred-Languages"] == "en, es"
    assert fields["Canonical"] == f"http://testserver{ADDRESS}"

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse

from khojaly.accounts.models import AuditEntry
from tests.signing_in import PASSWORD

pytestmark = pytest.mark.django_db

LOGIN = reverse("admin:login")
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.1"


def guess(client, times=1, password="wrong", address=HERE, **headers):
    given = {"username": "Arpine", "password": password}
    answers = [
        client.post(LOGIN, given, REMOTE_ADDR=address, **headers) for _number in range(times)
    ]
    return answers[-1]


def earlier(minutes):
    for attempt in AccessAttempt.objects.all():
        moment = attempt.attempt_time - timedelta(minutes=minutes)
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=moment)


def test_the_fifth_failure_locks_and_says_for_how_long(client, reviewer):
    assert guess(client, 4).status_code == 200
    answer = guess(client)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "Try again in 15 minutes." in answer.content.decode()
    assert guess(client, password=PASSWORD).status_code == 429
    assert AuditEntry.objects.filter(act="locked-out").count() == 1
    assert AuditEntry.objects.filter(act="sign-in-failed").count() == 5


def test_tries_while_locked_do_not_prolong_the_lock(client, reviewer):
    guess(client, 5)
    earlier(10)
    assert "Try again in 5 minutes." in guess(client, 3).content.decode()
    earlier(6)
    assert guess(client, password=PASSWORD).status_code == 302


def test_an_attacker_elsewhere_does_not_lock_the_editor_out(client, reviewer):
    assert guess(client, 7, address=ELSEWHERE).status_code == 429
    assert guess(client, password=PASSWORD).status_code == 302


def test_a_colleague_at_the_same_address_is_not_locked_out(client, reviewer, person):
    person("Ana", "editor")
    guess(client, 7)
    given = {"username": "Ana", "password": PASSWORD}
    assert client.post(LOGIN, given, REMOTE_ADDR=HERE).status_code == 302


def test_another_browser_or_letter_case_does_not_get_more_guesses(client, reviewer):
    for number in range(5):
        answer = guess(client, HTTP_USER_AGENT=f"browser {number}")
    assert answer.status_code == 429


def test_the_network_of_ipv6_counts_as_one(client, reviewer):
    for number in range(1, 6):
        answer = guess(client, address=f"2001:db8:1:2::{number}")
    assert answer.status_code == 429
    assert guess(client, password=PASSWORD, address="2001:db8:1:3::1").status_code == 302


def test_behind_a_proxy_visitors_do_not_share_its_address(client, reviewer, settings):
    settings.TRUSTED_PROXIES = 1
    assert guess(client, 5, HTTP_X_FORWARDED_FOR=ELSEWHERE).status_code == 429
    assert guess(client, password=PASSWORD, HTTP_X_FORWARDED_FOR=HERE).status_code == 302


def test_behind_a_proxy_a_made_up_address_does_not_help(client, reviewer, settings):
    settings.TRUSTED_PROXIES = 1
    for number in range(5):
        answer = guess(client, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}, {ELSEWHERE}")
    assert answer.status_code == 429


def test_without_a_proxy_the_header_is_not_believed(client, reviewer):
    for number in range(5):
        answer = guess(client, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    assert answer.status_code == 429


def test_a_success_forgets_the_failures(client, reviewer):
    guess(client, 4)
    guess(client, password=PASSWORD)
    client.logout()
    assert guess(client, 4).status_code == 200


def test_what_is_no_accounts_name_is_counted_without_being_kept(client, reviewer):
    typed = "MyMistypedPassword-77!"
    given = {"username": typed, "password": "x", "csrfmiddlewaretoken": "a-token-of-mine"}
    answers = [client.post(LOGIN, given, HTTP_USER_AGENT="A browser") for _number in range(5)]
    assert answers[-1].status_code == 429
    (row,) = AccessAttempt.objects.values()
    told = " ".join(map(str, row.values()))
    assert row["failures_since_start"] == 5
    for secret in (typed, "a-token-of-mine", "A browser"):
        assert secret not in told


def test_a_failed_sign_in_is_in_no_backup():
    from khojaly.operations.copying import LEFT_BEHIND

    assert AccessAttempt in LEFT_BEHIND

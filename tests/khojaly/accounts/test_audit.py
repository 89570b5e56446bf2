import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.urls import reverse

from khojaly.accounts.models import AuditEntry
from khojaly.desk.publication import publication_by
from khojaly.ledger import lifecycle
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import publish
from tests import objects
from tests.pages import Page, flat
from tests.signing_in import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

AUDIT = reverse("desk-audit")
LOGIN = reverse("admin:login")


@pytest.fixture
def at_desk(client, person):
    return sign_in(client, person("Leyla", "administrator", first_name="Leyla", last_name="Yunus"))


def shown(client, query=""):
    """The rows of the audit page: each as the texts of its cells, without the time."""
    body = Page(client, AUDIT + query).by_id("content-main").find(".//tbody")
    return [[flat(cell) for cell in row][1:] for row in body]


def test_who_published_what_stands_beside_what_happened_to_accounts(at_desk, reviewer):
    claim = objects.claim()
    parts = objects.together(claim)
    for part in parts:
        lifecycle.submit(part)
    publish(parts, publication_by(reviewer, "Read in the report.", ChangeKind.FIRST))
    assert ["published", "Arpine Galstyan", "", "claim C1 v1", ""] in shown(at_desk)
    assert ["account made", "–", "Arpine Galstyan", "", ""] in shown(at_desk)


def test_a_withdrawal_a_merger_and_a_restoration_are_called_what_they_are(at_desk, reviewer):
    claim, other = objects.published_claim(), objects.source(title="The same report")
    publish([other], objects.publication())
    source = claim.citations.get().source
    done = publication_by(reviewer, "Recorded twice.")
    lifecycle.withdraw(claim, done)
    lifecycle.restore(claim, done)
    lifecycle.merge(other, source, done)
    assert [row[:4:3] for row in shown(at_desk)][:4] == [
        ["merged into another record", "source S2 v2"],
        ["published again", "claim C1 v3"],
        ["withdrew", "claim C1 v2"],
        ["published", "source S2 v1"],
    ]
    only = [row[3] for row in shown(at_desk, "?act=withdrawn")]
    assert only == ["claim C1 v2"]
    assert "claim C1 v2" not in [row[3] for row in shown(at_desk, "?act=published")]


def test_sign_ins_and_failures_are_kept_with_their_network_only(at_desk, client, reviewer):
    at_desk.logout()
    for password in ("wrong", PASSWORD):
        given = {"username": "Arpine", "password": password}
        client.post(LOGIN, given, REMOTE_ADDR="192.0.2.77")
    kept = AuditEntry.objects.filter(account=reviewer).values_list("act", "network")
    assert list(kept)[::-1][-2:] == [
        ("sign-in-failed", "192.0.2.0/24"),
        ("signed-in", "192.0.2.0/24"),
    ]


def test_no_password_gets_into_it_whatever_field_it_was_typed_in(client, reviewer):
    client.post(LOGIN, {"username": PASSWORD, "password": "x"})
    client.post(LOGIN, {"username": "Arpine", "password": PASSWORD + "!"})
    reviewer.set_password(PASSWORD + "?")
    reviewer.save()
    assert AuditEntry.objects.filter(act="password-changed").count() == 1
    kept = str(list(AuditEntry.objects.values()))
    assert PASSWORD not in kept
    assert "md5$" not in kept


def test_changes_of_roles_and_names_say_what_changed_and_who_did_it(at_desk, reviewer):
    address = reverse("admin:auth_user_change", args=[reviewer.pk])
    at_desk.post(
        address, {"username": "Arpine", "first_name": "Arpine", "last_name": "Hovhannisyan"}
    )
    found = shown(at_desk)
    changed = "last name: Galstyan → Hovhannisyan"
    assert ["account changed", "Leyla Yunus", "Arpine Hovhannisyan", changed] in [
        row[:4] for row in found
    ]
    assert ["roles changed", "Leyla Yunus", "Arpine Hovhannisyan", "− reviewer"] in [
        row[:4] for row in found
    ]


def test_it_is_filtered_by_person_kind_and_day(at_desk, reviewer, person):
    person("Ana", "editor")
    only = shown(at_desk, f"?person={reviewer.pk}")
    assert only
    assert all("Arpine Galstyan" in row for row in only)
    assert {row[0] for row in shown(at_desk, "?act=account-made")} == {"account made"}
    assert "Nothing fits these filters." in Page(at_desk, f"{AUDIT}?day=1992-02-26").text
    assert shown(at_desk, "?act=published&day=not-a-day")


def test_it_is_paged_within_its_queries(at_desk, reviewer, django_assert_max_num_queries):
    AuditEntry.objects.bulk_create(
        AuditEntry(act="signed-in", account=reviewer) for _number in range(120)
    )
    with django_assert_max_num_queries(12):
        assert len(shown(at_desk)) == 50
    assert len(shown(at_desk, "?page=2")) == 50


def test_its_rows_are_neither_changed_nor_deleted(reviewer):
    for change in (lambda e: e.update(detail="nothing"), lambda e: e.delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change(AuditEntry.objects.filter(account=reviewer))


def test_a_better_hash_of_the_same_password_is_no_change(client, reviewer, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    client.post(LOGIN, {"username": "Arpine", "password": PASSWORD})
    assert User.objects.get(pk=reviewer.pk).password.startswith("pbkdf2")
    assert not AuditEntry.objects.filter(act="password-changed").exists()


def test_it_is_all_in_the_language_of_whoever_reads_it(at_desk, reviewer):
    objects.published_claim()
    address = reverse("admin:auth_user_change", args=[reviewer.pk])
    at_desk.post(address, {"username": "Arpine", "first_name": "Arpine", "last_name": "Galoyan"})
    at_desk.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
    found = [(row[0], row[3]) for row in shown(at_desk)]
    assert ("funciones cambiadas", "− revisor") in found
    assert ("cuenta modificada", "apellidos: Galstyan → Galoyan") in found
    assert ("publicó", "afirmación C1 v1") in found
    assert ("publicó", "suceso Masacre de Khojaly v1") in found


def test_the_roles_are_named_in_spanish_in_the_list_of_accounts_and_its_filter(at_desk, reviewer):
    at_desk.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
    page = Page(at_desk, reverse("admin:auth_user_changelist"))
    assert "revisor" in page.text
    assert "colaborador" in page.text
    assert "reviewer" not in page.text
    assert "contributor" not in page.text

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from khojaly.accounts.models import AuditEntry
from tests.pages import Page
from tests.signing_in import PASSWORD, sign_in

pytestmark = pytest.mark.django_db

ADD = reverse("admin:auth_user_add")


@pytest.fixture
def administrator(person):
    return person("Leyla", "administrator", first_name="Leyla", last_name="Yunus")


@pytest.fixture
def at_desk(client, administrator):
    return sign_in(client, administrator)


def address(user, page="change"):
    return reverse(f"admin:auth_user_{page}", args=[user.pk])


def group(name):
    return str(Group.objects.get(name=name).pk)


def account(**fields):
    given = {
        "username": "Anahit", "first_name": "Anahit", "last_name": "Bayandur",
        "email": "anahit@khojaly.example", "password1": PASSWORD, "password2": PASSWORD,
    }  # fmt: skip
    return given | fields


def test_an_administrator_makes_an_account_with_a_role(at_desk):
    answer = at_desk.post(ADD, account(groups=[group("editor")]))
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    made = User.objects.get(username="Anahit")
    assert made.is_staff
    assert [role.name for role in made.groups.all()] == ["editor"]
    assert Client().login(request=answer.wsgi_request, username="Anahit", password=PASSWORD)


def test_the_form_says_that_the_name_is_public_and_asks_for_it(at_desk):
    assert "Public: readers see first and last name" in Page(at_desk, ADD).text
    text = at_desk.post(ADD, account(first_name="", last_name="")).content.decode()
    assert text.count("This field is required.") == 2
    assert not User.objects.filter(username="Anahit").exists()


def test_two_accounts_do_not_bear_one_name(at_desk):
    text = at_desk.post(ADD, account(first_name="LEYLA", last_name="yunus")).content.decode()
    assert "readers could not tell the two apart" in text


@pytest.mark.parametrize(
    "first", ["L\u0435yla", "Le\u0443la", "L\u0435yl\u0430", "Léyla", "Ｌｅｙｌａ", "LEYLА"]
)
def test_nor_names_that_only_look_alike(at_desk, first):
    text = at_desk.post(ADD, account(first_name=first, last_name="Yunus")).content.decode()
    assert "readers could not tell the two apart" in text


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("kort-en-snel", None),
        ("elevenchars", "at least 12 characters"),
        ("anahit@khojaly", "too similar to the"),
        ("123456789012345", "entirely numeric"),
        ("q1w2e3r4t5y6", "too common"),
    ],
)
def test_a_password_has_twelve_characters_and_is_not_easily_guessed(at_desk, password, sentence):
    answer = at_desk.post(ADD, account(password1=password, password2=password))
    if sentence:
        assert sentence in answer.content.decode()
    assert User.objects.filter(username="Anahit").exists() == (sentence is None)


def test_an_administrator_cannot_make_a_superuser_or_grant_a_permission(at_desk, reviewer):
    fields = account(username="Arpine", last_name="G", is_superuser="on", is_staff="on")
    answer = at_desk.post(address(reviewer), fields | {"user_permissions": ["1", "2"]})
    assert answer.status_code == 302
    reviewer.refresh_from_db()
    assert reviewer.last_name == "G"
    assert not reviewer.is_superuser
    assert not reviewer.user_permissions.exists()
    at_desk.post(ADD, account(is_superuser="on"))
    assert not User.objects.get(username="Anahit").is_superuser


def test_an_administrator_does_not_touch_a_superuser(at_desk):
    above = User.objects.create_superuser("admin", password=PASSWORD)
    for page in ("change", "password_change", "standing"):
        assert at_desk.post(address(above, page), account()).status_code == 403
    above.refresh_from_db()
    assert above.username == "admin"
    assert above.check_password(PASSWORD)
    assert above.is_active


def test_an_administrator_does_not_change_their_own_roles(at_desk, administrator):
    fields = account(username="Leyla", groups=[group("reviewer"), group("administrator")])
    at_desk.post(address(administrator), fields)
    assert [role.name for role in administrator.groups.all()] == ["administrator"]


def test_an_administrator_has_no_part_in_the_content_or_the_roles_themselves(at_desk):
    assert at_desk.get("/admin/events/claim/").status_code == 403
    assert at_desk.get("/admin/auth/group/").status_code == 404
    assert at_desk.get("/admin/otp_totp/totpdevice/").status_code == 404


@pytest.mark.parametrize("role", ["contributor", "editor", "reviewer"])
def test_the_other_roles_see_neither_accounts_nor_audit(client, person, role):
    sign_in(client, person("Ana", role))
    for page in (ADD, reverse("admin:auth_user_changelist"), reverse("desk-audit")):
        assert client.get(page).status_code == 403


def test_nobody_deletes_an_account(client, reviewer):
    sign_in(client, User.objects.create_superuser("admin"))
    assert client.post(address(reviewer, "delete"), {"post": "yes"}).status_code == 403
    listed = {"action": "delete_selected", "_selected_action": [reviewer.pk], "post": "yes"}
    client.post(reverse("admin:auth_user_changelist"), listed)
    assert User.objects.filter(pk=reviewer.pk).exists()


def test_whoever_is_deactivated_is_signed_out_at_once_and_the_reason_is_kept(at_desk, reviewer):
    other = sign_in(Client(), reviewer)
    assert other.get("/admin/").status_code == 200
    assert "This field is required." in at_desk.post(
        address(reviewer, "standing"), {"reason": ""}
    ).content.decode()  # fmt: skip
    at_desk.post(address(reviewer, "standing"), {"reason": "Left the project."})
    assert other.get("/admin/").status_code == 302
    entry = AuditEntry.objects.get(act="deactivated")
    assert (entry.actor.username, entry.account, entry.detail) == (
        "Leyla",
        reviewer,
        "Left the project.",
    )
    at_desk.post(address(reviewer, "standing"), {"reason": "Came back."})
    reviewer.refresh_from_db()
    assert reviewer.is_active


def test_nobody_deactivates_themselves(at_desk, administrator):
    answer = at_desk.post(address(administrator, "standing"), {"reason": "Oops."})
    assert answer.status_code == 403


def test_there_is_no_registration(client):
    for name in ("register", "signup", "accounts/signup", "admin/register"):
        assert client.get(f"/{name}/").status_code in (302, 404)
    assert client.get("/admin/register/").url.startswith("/admin/login/")


def test_a_changed_password_ends_the_other_sessions(client, reviewer):
    other, here = sign_in(Client(), reviewer), sign_in(client, reviewer)
    new = "Un puente bajo el Karkar"
    given = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/admin/password_change/", given).status_code == 302
    assert here.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302


def test_lists_of_accounts_stay_within_their_queries(
    at_desk, person, django_assert_max_num_queries
):
    for number in range(30):
        person(f"editor{number}", "editor")
    with django_assert_max_num_queries(14):
        at_desk.get(reverse("admin:auth_user_changelist"))

"""The list of texts that were not found is seen at the desk, and changed by nobody there alone."""

import pytest
from django.urls import reverse

from sources.models import SoughtText
from tests.pages import Page

pytestmark = pytest.mark.django_db

TEXT = {
    "slug": "a-diary", "title_en": "A diary of 1992", "title_es": "Un diario de 1992",
    "looked_for_en": "The entry of 26 February.", "looked_for_es": "La entrada del 26 de febrero.",
    "looked_in_en": "Two libraries.", "looked_in_es": "Dos bibliotecas.",
    "searched_on": "2026-10", "searched_by_en": "an editor", "searched_by_es": "un editor",
    "outcome_en": "Neither has it.", "outcome_es": "Ninguna lo tiene.",
}  # fmt: skip


@pytest.fixture
def sought():
    return SoughtText.objects.create(**TEXT)


def test_readers_see_it_in_both_languages_and_the_desk_shows_it(client, editor, sought):
    assert "Neither has it." in Page(client, "/method/").text
    assert "Ninguna lo tiene." in Page(client, "/es/method/").text
    address = reverse("admin:sources_soughttext_change", args=[sought.pk])
    assert "Two libraries." in editor.client.get(address).content.decode()


@pytest.mark.parametrize("person", ["editor", "reviewer"])
def test_nobody_changes_it_alone(request, person, sought):
    desk = request.getfixturevalue(person)
    for act, named in (("add", []), ("change", [sought.pk]), ("delete", [sought.pk])):
        address = reverse(f"admin:sources_soughttext_{act}", args=named)
        sent = TEXT | {"outcome_en": "It was never written.", "post": "yes", "slug": f"by-{act}"}
        assert desk.client.post(address, sent).status_code == 403
    assert list(SoughtText.objects.values_list("slug", "outcome_en")) == [
        ("a-diary", "Neither has it.")
    ]

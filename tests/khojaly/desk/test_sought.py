"""The list of texts that were not found is kept by editors like everything else at the desk."""

import pytest
from django.urls import reverse

from sources.models import SoughtText
from tests.pages import Page

from .conftest import form_fields

pytestmark = pytest.mark.django_db

TEXT = {
    "slug": "a-diary", "title_en": "A diary of 1992", "title_es": "Un diario de 1992",
    "looked_for_en": "The entry of 26 February.", "looked_for_es": "La entrada del 26 de febrero.",
    "looked_in_en": "Two libraries.", "looked_in_es": "Dos bibliotecas.",
    "searched_on": "2026-10", "searched_by_en": "an editor", "searched_by_es": "un editor",
    "outcome_en": "Neither has it.", "outcome_es": "Ninguna lo tiene.",
}  # fmt: skip


def add(desk, **changes):
    address = reverse("admin:sources_soughttext_add")
    fields = form_fields(desk.get(address)) | TEXT | changes
    return desk.client.post(address, fields)


def test_an_editor_adds_a_text_with_a_reason_and_readers_see_it_at_once(editor, client):
    assert add(editor, change_reason="Asked for by a reader.").status_code == 302
    newest = SoughtText.objects.get().history.first()
    assert newest.history_change_reason == "Asked for by a reader."
    assert newest.history_user_name == "Aytan"
    assert "Neither has it." in Page(client, "/method/").text
    assert "Ninguna lo tiene." in Page(client, "/es/method/").text


def test_without_a_reason_or_with_a_day_that_is_none_nothing_is_lost(editor):
    answer = add(editor, change_reason="", searched_on="last autumn")
    assert answer.status_code == 200
    assert "Two libraries." in answer.content.decode()
    assert not SoughtText.objects.exists()


def test_nobody_deletes_from_the_list(editor):
    add(editor, change_reason="Asked for by a reader.")
    item = SoughtText.objects.get()
    address = reverse("admin:sources_soughttext_delete", args=[item.pk])
    assert editor.client.post(address, {"post": "yes"}).status_code == 403
    assert SoughtText.objects.exists()

"""503: what people are told while the database is away, locked or full."""

import pytest
from django.db import OperationalError, connection

from tests import objects
from tests.pages import Page


def away(execute, sql, parameters, many, context):
    raise OperationalError("database is locked")


@pytest.fixture
def patient(client):
    client.raise_request_exception = False
    return client


@pytest.mark.django_db
def test_a_reader_is_told_in_both_languages_when_to_come_back(patient):
    with connection.execute_wrapper(away):
        answer = patient.get("/claims/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    text = answer.content.decode()
    assert "The database of this site does not answer right now" in text
    assert "La base de datos de este sitio no responde ahora mismo" in text
    assert "locked" not in text


@pytest.mark.django_db
def test_an_editor_whose_save_fails_gets_back_what_was_typed(patient, admin_user):
    claim = objects.claim()
    patient.force_login(admin_user)
    address = f"/admin/events/claim/{claim.pk}/change/"
    typed = {"csrfmiddlewaretoken": "abc", "scope_en": 'civilians, "at least"', "low": "613"}
    with connection.execute_wrapper(away):
        answer = patient.post(address, typed)
    assert answer.status_code == 503
    text = answer.content.decode()
    assert "Nothing was saved" in text
    assert "No se ha guardado nada" in text
    assert f'<form method="post" action="{address}">' in text
    assert '<input type="hidden" name="low" value="613">' in text
    assert 'name="scope_en" value="civilians, &quot;at least&quot;">' in text


@pytest.mark.django_db
def test_a_password_is_never_sent_back(patient):
    with connection.execute_wrapper(away):
        answer = patient.post("/admin/login/", {"username": "editor", "password": "steppe-falcon"})
    assert answer.status_code == 503
    assert "steppe-falcon" not in answer.content.decode()
    assert "<form" not in answer.content.decode()


@pytest.mark.django_db
def test_any_other_failure_is_still_a_500(patient):
    def wrong(execute, sql, parameters, many, context):
        raise ZeroDivisionError

    with connection.execute_wrapper(wrong):
        page = Page(patient, "/claims/", status=500)
    assert "Something went wrong on our side" in page.text

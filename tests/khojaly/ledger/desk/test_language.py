import pytest

pytestmark = pytest.mark.django_db


def test_the_desk_speaks_the_language_of_the_browser(editor):
    answer = editor.client.get("/admin/", headers={"Accept-Language": "es-ES,es;q=0.9"})
    assert '<html lang="es"' in answer.content.decode()


def test_an_editor_chooses_the_language_of_the_desk(editor):
    editor.client.post("/admin/language/", {"language": "es", "next": "/admin/"})
    assert '<html lang="es"' in editor.get("/admin/")


def test_public_pages_keep_the_language_of_their_address(editor):
    editor.client.post("/admin/language/", {"language": "es", "next": "/admin/"})
    assert '<html lang="en"' in editor.get("/method/")

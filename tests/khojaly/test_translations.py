import polib
import pytest
from django.conf import settings

FOLDER = settings.BASE_DIR / "khojaly" / "locale" / "es" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(FOLDER / "django.po"))


def test_every_message_of_the_interface_has_its_spanish(catalogue):
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []


def test_the_compiled_catalogue_is_that_of_the_text(catalogue):
    compiled = {
        entry.msgid_with_context: entry for entry in polib.mofile(str(FOLDER / "django.mo"))
    }
    for entry in catalogue:
        twin = compiled[entry.msgid_with_context]
        assert (twin.msgstr, twin.msgstr_plural) == (entry.msgstr, entry.msgstr_plural)


def test_translations_keep_their_placeholders(catalogue):
    for entry in catalogue:
        texts = [entry.msgstr, *entry.msgstr_plural.values()]
        for name in set(entry.msgid.split("%(")[1:]):
            held = name.split(")")[0]
            assert all(f"%({held})s" in text for text in texts if text), entry.msgid

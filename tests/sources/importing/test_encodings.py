import pytest

from sources.importing.encodings import text_and_encoding

RUSSIAN = "TY  - BOOK\nAU  - Петросян, Анна\nTI  - Зима в горном городе\nER  - \n"
SPANISH = "@book{a, title = {La población: ¿cuántos niños?}, author = {Núñez, José}}\n"
FRENCH = "@book{a, title = {L’été à Bakou : « cœur » et forêt — œuvres}}\n"
TURKISH = "@book{a, title = {Dağlık bölgede kış: şehir ve göç}, author = {Çağlar, Şükrü}}\n"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (RUSSIAN, "cp1251", "Windows-1251"), (RUSSIAN, "koi8_r", "KOI8-R"),
        (RUSSIAN, "cp866", "DOS 866"), ("TI  - Ходжалы\n", "cp1251", "Windows-1251"),
        (SPANISH, "cp1252", "Windows-1252"), (SPANISH, "latin-1", "Windows-1252"),
        (FRENCH, "cp1252", "Windows-1252"), (TURKISH, "cp1254", "Windows-1254"),
        ("title = {“x” – 12–15}\n", "cp1252", "Windows-1252"),
    ],
)  # fmt: skip
def test_an_old_encoding_is_guessed_and_named(text, encoding, name):
    assert text_and_encoding(text.encode(encoding)) == (text, name)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_sure(encoding):
    assert text_and_encoding(RUSSIAN.encode(encoding)) == (RUSSIAN, "")


def test_a_file_in_unicode_with_other_signs_pasted_into_it_is_read_as_both():
    data = RUSSIAN.encode() + "población".encode("cp1252")
    text, name = text_and_encoding(data)
    assert text == RUSSIAN + "población"
    assert name == "UTF-8, in parts Windows-1252"


def test_the_editor_may_choose():
    data = "Ñandú".encode("mac_roman")
    assert text_and_encoding(data, "mac_roman") == ("Ñandú", "")


def test_what_is_no_text_is_refused():
    with pytest.raises(ValueError, match="This is not a text file"):
        text_and_encoding(b"\x00\x01\x02\x00" * 100)

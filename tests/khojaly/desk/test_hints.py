"""Hints while writing: the same beside the field, on the form after saving, and at the review."""

import pytest

from khojaly.desk.hints import hints_in, hints_on
from tests import objects

pytestmark = pytest.mark.django_db

CYRILLIC_A = "\u0430"


@pytest.mark.parametrize(
    ("field", "text", "hint"),
    [
        ("statement_en", "The brutal attack.", "“brutal” is a word to watch"),
        ("citations-0-note_es", "Solo una copia.", "“solo” is a word to watch"),
        ("summary_en", "It killed {claim:C999}.", "The marker for C999 points to nothing"),
        ("narrative_es", "Murieron [@S77, p. 12].", "The marker for S77 points to nothing"),
        ("title", f"Khoj{CYRILLIC_A}ly", "mixes letters of two alphabets (Cyrillic, Latin)"),
        ("name", "Խոջալуր", "(Armenian, Cyrillic)"),
        ("name", "\u202eyljahK", "turn the direction"),
        ("note_en", "of the re\u200bport", "unseen control characters"),
        ("statement_en", "It says one. It says two. It says three.", "3 sentences; at most 2"),
    ],
)
def test_what_an_editor_may_want_to_look_at_is_hinted_at(field, text, hint):
    assert [sentence for sentence in hints_on(field, text) if hint in sentence]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("statement_en", "Human Rights Watch says that at least 200 died, p. 6. It cites a list."),
        ("statement_en", "Azerbaijan calls it “occupation”."),
        ("name", "Xocalı, Խոջալու, Ходжалы"),
        ("words", "only this is theirs"),
        ("statement_en", ""),
    ],
)
def test_a_text_without_anything_to_look_at_gets_no_hint(field, text):
    assert hints_on(field, text) == []


def test_values_of_a_record_that_are_no_texts_are_left_alone():
    assert hints_in({"basis": "estimate", "disputes": [], "estimate": {"low": 200}}) == []


def test_known_markers_get_no_hint():
    objects.claim()
    assert hints_on("summary_en", "It killed {claim:C1} [@S1, p. 6].") == []


def test_the_desk_answers_while_one_types(editor):
    texts = {"statement_en": "A brutal attack.", "statement_es": "Un ataque.", "csrf": "x"}
    answer = editor.client.post("/admin/hints/", texts)
    assert list(answer.json()) == ["statement_en"]


def test_the_desk_answers_in_the_language_of_the_editor(editor):
    headers = {"Accept-Language": "es"}
    answer = editor.client.post("/admin/hints/", {"note_en": "A brutal attack."}, headers=headers)
    assert "brutal" in answer.json()["note_en"][0]
    assert "word to watch" not in answer.json()["note_en"][0]


def test_hints_are_for_the_desk_only(client):
    assert client.post("/admin/hints/", {"note_en": "brutal"}).status_code == 302


def test_hints_are_shown_without_a_script_on_the_form_and_at_the_review(editor, reviewer, claim):
    editor.save(claim, statement_en="Human Rights Watch claims 200.", change_reason="Shorter.")
    assert "“claims” is a word to watch" in editor.get(editor.address(claim))
    assert "“claims” is a word to watch" in reviewer.get(reviewer.address(claim, "review"))
    editor.act(claim, "submit")
    given = {"change_kind": "wording", "reason": "Shorter."}
    assert "C1 is published." in reviewer.act(claim, "publish", **given).content.decode()


def test_the_hints_on_a_form_with_mistakes_are_those_on_what_was_typed(editor, claim):
    text = editor.save(claim, statement_en="A brutal attack.").content.decode()
    assert "“brutal” is a word to watch" in text


def test_a_pasted_text_is_not_cut_off_by_the_browser(editor, claim):
    assert "maxlength" not in editor.get(editor.address(claim))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("scope_en", "x" * 10_000, "at most 400 characters"),
        ("scope_es", "\x00", "Null characters are not allowed."),
        ("citations-0-locator_en", "x" * 10_000, "at most 300 characters"),
        ("citations-0-order", "first", "Enter a whole number."),
        ("claimed_on", "\u202e1992", "a character here that nobody sees (U+202E)"),
    ],
)
def test_bad_input_is_named_beside_its_field_and_stays(editor, claim, field, value, sentence):
    answer = editor.save(claim, **{field: value, "note_en": "Kept.", "change_reason": "x"})
    text = answer.content.decode()
    assert sentence in text
    assert value.replace("\x00", "") in text
    assert "Kept." in text


def test_text_in_any_script_and_of_any_length_is_kept_as_typed(editor, claim):
    typed = "Խոջալու Ходжалы Xocalı \u202bخوجالی\u202c 😀 " * 250
    answer = editor.save(claim, note_en=typed, note_es=typed, change_reason="Names.")
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert claim.note_en == typed.strip()

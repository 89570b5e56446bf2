import pytest

from khojaly.ledger.desk.watching import watched_words


def found(**texts):
    return [word for _field, _language, word in watched_words({"statement": texts})]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"en": "The brutal attack liberated the town."}, ["brutal", "liberated"]),
        ({"es": "El ataque, pese a todo, liberó la localidad."}, ["pese a", "liberó"]),
        ({"en": "Azerbaijan calls it “occupation”."}, []),
        ({"es": "Armenia habla de «liberación»."}, []),
        ({"en": "A lonely commonly brutalist word."}, []),
        ({"en": "Only ONLY only."}, ["only"]),
    ],
)
def test_words_to_watch_are_found_outside_quotations(texts, words):
    assert found(**texts) == words


def test_other_values_are_left_alone():
    assert watched_words({"basis": "estimate", "disputes": [], "estimate": {"low": 200}}) == []


@pytest.mark.django_db
def test_the_review_page_hints_at_them_and_blocks_nothing(editor, reviewer, claim, client):
    editor.save(claim, statement_en="Human Rights Watch claims 200.", change_reason="Shorter.")
    text = reviewer.get(reviewer.address(claim, "review"))
    assert "Words to watch" in text
    assert "<b>claims</b>" in text
    given = {"change_kind": "wording", "reason": "Shorter."}
    assert "C1 is published." in reviewer.act(claim, "publish", **given).content.decode()

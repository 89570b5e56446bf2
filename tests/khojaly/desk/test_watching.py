import pytest

from khojaly.desk.watching import watched_in


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The brutal attack liberated the town.", ["brutal", "liberated"]),
        ("es", "El ataque, pese a todo, liberó la localidad.", ["pese a", "liberó"]),
        ("en", "Azerbaijan calls it “occupation”.", []),
        ("es", "Armenia habla de «liberación».", []),
        ("en", "A lonely commonly brutalist word.", []),
        ("en", "Only ONLY only.", ["only"]),
        ("", "Only the source’s own words.", []),
    ],
)
def test_words_to_watch_are_found_outside_quotations(language, text, words):
    assert watched_in(language, text) == words

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from snowballstemmer import stemmer

from khojaly.search import words


def test_threads_that_stem_at_once_get_each_its_own_word():
    chosen = random.Random(1992)
    many = ["".join(chosen.choices("abcdegilmnorstu", k=9)) + "ingly" for _word in range(4000)]
    alone = {word: stemmer("english").stemWord(word) for word in many[:400]}

    def stem_all(_number):
        return [words._stemmer("en").stemWord(word) for word in many]

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(stem_all, range(8)))
    assert all(one == found[0] for one in found)
    assert {word: found[0][at] for at, word in enumerate(many[:400])} == alone


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("es", "muertos muerte murieron murió morir"), ("es", "huida huyeron huir"),
        ("es", "heridos hirieron"), ("en", "death died dead dying"), ("en", "captured capture"),
        ("en", "fled fleeing flight"), ("en", "shooting shot"),
    ],
)  # fmt: skip
def test_the_irregular_forms_of_a_word_are_one_word(language, forms):
    assert len({words.stem(word, language) for word in words.words(forms)}) == 1

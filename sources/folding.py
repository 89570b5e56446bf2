"""Texts as they are compared and searched: without case, accents, punctuation and what cannot be
seen, Azerbaijani in one script, and the spellings of the one name that all sources share as one
word.

So Xocalı, Khojaly, Ходжалы, Хоҹалы and Խոջալու are alike here.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that have no decomposition; schwa also as a turned e and as the Cyrillic letter.
LETTERS = str.maketrans({"ı": "i", "ə": "e", "ǝ": "e", "ә": "e", "ø": "o", "ł": "l", "đ": "d"})
# Signs that stand inside words: apostrophes, ʻayns and primes.
WITHIN_WORDS = re.compile("['’‘‛ʼʻʽʾʿˈʹʺ′`´՚]")
NAMES = re.compile(
    r"\b(xocal\w*|x?khojal\w*|xodjal\w*|khodj?al\w*|khodzhal\w*|hocal\w*|hojal\w*|chodschal\w*"
    r"|jodyal\w*|joyal\w*|ходжал\w*|խոջալ\w*|خوجال\w*)"
)
NOT_WORDS = re.compile(r"[\W_]+")
# Azerbaijani as it was written until 1992–2001, letter by letter, without the marks of the Latin.
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "q", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ә": "e",
    "ж": "j", "з": "z", "и": "i", "й": "y", "ы": "i", "ј": "y", "к": "k", "ҝ": "g", "л": "l",
    "м": "m", "н": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ү": "u", "ф": "f", "х": "x", "һ": "h", "ц": "s", "ч": "c", "ҹ": "c", "ш": "s", "щ": "s",
    "э": "e", "ю": "yu", "я": "ya", "ь": "", "ъ": "",
}  # fmt: skip
CYRILLIC = str.maketrans(LATIN)
OWN_LETTERS = frozenset("әғҝөүҹһј")  # Which Russian has not.
WORD = re.compile(r"\w+")


@lru_cache(maxsize=20_000)
def folded(text):
    """A text as it is compared: lower case, without marks, the place's name in one spelling."""
    seen = (sign for sign in (text or "").casefold() if unicodedata.category(sign) != "Cf")
    flat = WITHIN_WORDS.sub("", unicodedata.normalize("NFC", "".join(seen)))
    flat = WORD.sub(_one_script, flat).translate(LETTERS)
    flat = "".join(s for s in unicodedata.normalize("NFKD", flat) if not _is_mark(s))
    return NOT_WORDS.sub(" ", NAMES.sub("khojaly", WITHIN_WORDS.sub("", flat))).strip()


def _one_script(found):
    """A word that is Azerbaijani in Cyrillic letters in Latin ones, any other as it is."""
    word = found[0]
    return word if OWN_LETTERS.isdisjoint(word) else in_latin(word)


def _is_mark(sign):
    return unicodedata.category(sign) in ("Mn", "Me")


def in_latin(word):
    """A word in Cyrillic letters as Azerbaijani is written in Latin ones, without marks."""
    return word.translate(CYRILLIC)

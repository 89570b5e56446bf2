"""Titles and names in one spelling, so that case, accents, punctuation and the scripts of the
region do not hide a likeness: Xocalı, Khojaly, Ходжалы and Խոջալու are one word here."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# Letters that have no decomposition, and the spellings of the one name that all sources share.
LETTERS = str.maketrans(
    {"ı": "i", "ə": "e", "ø": "o", "ł": "l", "đ": "d", "’": "", "'": "", "ʼ": "", "‘": ""}
)
NAMES = re.compile(
    r"\b(xocal\w*|x?khojal\w*|xodjal\w*|khodj?al\w*|khodzhal\w*|hocal\w*|hojal\w*|chodschal\w*"
    r"|jodyal\w*|joyal\w*|ходжал\w*|խոջալ\w*|خوجال\w*)"
)
NOT_WORDS = re.compile(r"[\W_]+")
# One sign for what Cyrillic, Armenian, Azerbaijani, Turkish and their transliterations write in
# several ways. It is for comparing only: it makes unlike words alike now and then, and title,
# year and maker have to agree.
SOUNDS = (
    (r"dzh|dj|zh|j|c(?=[aou])|dsch", "j"), (r"shch|sch|sh|tch|ch", "s"), (r"kh|gh|h|x|q|g", "h"),
    (r"ts|tz|c", "s"), (r"k", "h"), (r"ph|f|v|w|b", "v"), (r"iy|yi|ia|ya|iu|yu|ij|y|i|e", "i"),
    (r"ou|ow|oo|u|o", "u"), (r"z", "s"), (r"(.)\1+", r"\1"),
)  # fmt: skip
SOUNDS = [(re.compile(pattern), sign) for pattern, sign in SOUNDS]


@lru_cache(maxsize=20_000)
def folded(text):
    """A text as it is compared: lower case, without marks, the place's name in one spelling."""
    flat = unicodedata.normalize("NFKD", (text or "").casefold().translate(LETTERS))
    flat = "".join(sign for sign in flat if not unicodedata.combining(sign))
    return NOT_WORDS.sub(" ", NAMES.sub("khojaly", flat)).strip()


@lru_cache(maxsize=20_000)
def sounded(text):
    """A folded text in Latin letters by its sounds: “Гольц” and “Goltz” are one."""
    plain = re.sub(r"[^a-z0-9 ]", "", anyascii(folded(text)).lower())
    for pattern, sign in SOUNDS:
        plain = pattern.sub(sign, plain)
    return " ".join(plain.split())

"""Texts as they are compared and searched: without case, accents and punctuation, and with the
spellings of the one name that all sources share as one word.

So Xocalı, Khojaly, Ходжалы and Խոջալու are alike here.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that have no decomposition, and the signs that stand inside words.
LETTERS = str.maketrans(
    {"ı": "i", "ə": "e", "ø": "o", "ł": "l", "đ": "d", "’": "", "'": "", "ʼ": "", "‘": ""}
)
NAMES = re.compile(
    r"\b(xocal\w*|x?khojal\w*|xodjal\w*|khodj?al\w*|khodzhal\w*|hocal\w*|hojal\w*|chodschal\w*"
    r"|jodyal\w*|joyal\w*|ходжал\w*|խոջալ\w*|خوجال\w*)"
)
NOT_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def folded(text):
    """A text as it is compared: lower case, without marks, the place's name in one spelling."""
    flat = unicodedata.normalize("NFKD", (text or "").casefold().translate(LETTERS))
    flat = "".join(sign for sign in flat if not unicodedata.combining(sign))
    return NOT_WORDS.sub(" ", NAMES.sub("khojaly", flat)).strip()

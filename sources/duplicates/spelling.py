"""Titles and names by their sounds, so that the scripts and transliterations of the region do not
hide a likeness."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from sources.folding import folded

# Of a volume or a part: its number in figures of Rome, or in words.
VALUES = {"XC": 90, "XL": 40, "IX": 9, "IV": 4, "L": 50, "X": 10, "V": 5, "I": 1}
ROMAN = re.compile(r"(?=[LXVI])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
LOOKALIKES = str.maketrans("ІХЛ", "IXL")
WORDS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten",
        "first second third fourth fifth sixth seventh eighth ninth tenth",
        "uno dos tres cuatro cinco seis siete ocho nueve diez",
        "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
        "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
        "первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый",
        "первая вторая третья четвёртая пятая шестая седьмая восьмая девятая десятая",
        "birinci ikinci üçüncü dördüncü beşinci altıncı yeddinci səkkizinci doqquzuncu onuncu",
    )
    for number, word in enumerate(words.split(), 1)
}
PART = (
    r"volumes?|vols?|parts?|pts?|books?|bk|series|nos?|issues?|tomos?|tomes?|volumen|vol|partes?|"
    r"libros?|serie|band|bd|teil|том|т|часть|ч|книга|кн|выпуск|вып|cild|hissə|cilt|kitab|kısım|"
    r"հատոր|մաս|գիրք"
)
# After such a word, before it, or a Roman number that stands alone or at the end.
COUNTED = re.compile(
    rf"(?i:\b(?:{PART})\b\.?\s*([^\W\d_]+)|\b([^\W\d_]+)\s+(?:{PART})\b)"
    r"|\b([IVXLІХ]{2,6}|[IVXІХ](?=\W*$))(?![\w’'-])"
)
# “Series A” and “Series B”; of these letters some are numbers of Rome too.
LETTERED = frozenset("ABCDEFGHJKАБВГДԱԲԳԴ")
THOUSANDS = re.compile(r"(?<=\d)[,\u202f\u00a0](?=\d{3}\b)")
# One sign for what Cyrillic, Armenian, Azerbaijani, Turkish and their transliterations write in
# several ways. It is for comparing only: it makes unlike words alike now and then, and title,
# year and maker have to agree.
SOUNDS = (
    (r"dzh|dj|zh|j|c(?=[aou])|dsch", "j"), (r"shch|sch|sh|tch|ch", "s"), (r"kh|gh|h|x|q|g", "h"),
    (r"ts|tz|c", "s"), (r"k", "h"), (r"ph|f|v|w|b", "v"), (r"iy|yi|ia|ya|iu|yu|ij|y|i|e", "i"),
    (r"ou|ow|oo|u|o", "u"), (r"z", "s"), (r"([a-z])\1+", r"\1"),
)  # fmt: skip
SOUNDS = [(re.compile(pattern), sign) for pattern, sign in SOUNDS]


def numbers_in(text):
    """The numbers of a text, 1,275 and 1275 alike, II or “two” of a volume and 2, and the letter of
    a series."""
    plain = THOUSANDS.sub("", "".join(_ascii_digit(sign) for sign in text or ""))
    labels = [found[1] or found[2] or found[3] for found in COUNTED.finditer(plain)]
    counted = [number for number in map(arabic, labels) if number.isdecimal()]
    lettered = [label for label in labels if label in LETTERED]
    told = [*re.findall(r"\d+", folded(plain)), *counted, *lettered]
    return frozenset(number.lstrip("0") or "0" for number in told)


def arabic(text):
    """A number of a volume or a series in arabic figures: 2 for “II”, “ii”, “two”, “2”; the text by
    its sounds where it is no number."""
    plain = (text or "").strip(" .,:;").translate(LOOKALIKES)
    if plain.casefold() in WORDS:
        return str(WORDS[plain.casefold()])
    found = ROMAN.fullmatch(plain.upper()) if plain else None
    if found:
        return str(sum(VALUES[part] for part in re.findall("XC|XL|IX|IV|[LXVI]", plain.upper())))
    return sounded(plain)


def _ascii_digit(sign):
    return str(unicodedata.digit(sign, sign)) if sign.isdigit() and not sign.isascii() else sign


@lru_cache(maxsize=20_000)
def sounded(text):
    """A folded text in Latin letters by its sounds: “Гольц” and “Goltz” are one."""
    flat = folded(THOUSANDS.sub("", text or ""))
    plain = re.sub(r"[^a-z0-9 ]", "", anyascii(flat).lower())
    for pattern, sign in SOUNDS:
        plain = pattern.sub(sign, plain)
    return " ".join(plain.split())

"""Hints on texts with markers, and on statements that do not say the figure beside them."""

import re

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from events.estimates import FIGURES
from events.text import marker_problems
from khojaly.desk.hints import hint, hint_beside

# Python reads no number of thousands of digits.
NUMBER = re.compile(r"[0-9]{1,15}\Z")
# 1,000 and 1.000 and 1 000; where a space may as well part two numbers, both are meant.
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3}){1,4}(?!\d)|\d{1,15}")
SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?!\d)")
# Below ten a number may be a word.
WORDS = {
    "en": "no|none|nobody one two three four five six seven eight nine",
    "es": "ningún|ninguno|ninguna|nadie un|uno|una dos tres cuatro cinco seis siete ocho nueve",
}
WORD_VALUES = {
    language: {word: value for value, same in enumerate(words.split()) for word in same.split("|")}
    for language, words in WORDS.items()
}


@hint
def unknown_markers(name, language, text):
    yield from marker_problems(text)


@hint_beside
def statement_without_its_figure(name, language, text, fields):
    if name != "statement" or not text.strip():
        return
    figures = [int(fields[key]) for key in FIGURES if NUMBER.match(str(fields.get(key)))]
    unsaid = [number for number in dict.fromkeys(figures) if number not in said_in(language, text)]
    if unsaid:
        listed = ", ".join(number_format(number, force_grouping=True) for number in unsaid)
        yield _(
            "It does not say %(figures)s, which the figure has. Say every bound as the claimant "
            "does, or look whether a digit is wrong."
        ) % {"figures": listed}


def said_in(language, text):
    """The whole numbers that a text says, in digits or, below ten, in a word of its language."""
    digits = GROUPED.findall(text) + SPACED.findall(text)
    values = WORD_VALUES.get(language, {})
    words = {values[word] for word in re.findall(r"\w+", text.lower()) if word in values}
    return {int(re.sub(r"\D", "", number)) for number in digits} | words

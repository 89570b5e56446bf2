"""Characters that nobody sees, as copied from a PDF: which ones are refused, and how they are taken
out where a text is too old to be refused.

What is saved can be drawn in every form. XML 1.0 forbids control characters (section 2.2); others
write a line backwards (Unicode UAX #9), part words for searches, or are no characters. Joiners and
the other marks of direction stay: Persian, Arabic and mixed lines need them.
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _

LONGEST = 60_000
UNSEEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u200b\\u2028\\u2029\\u202d\\u202e\\u2060-\\u2065\\u206a-\\u206f\\ufeff"
    "\\ufff9-\\ufffb\\ufffe\\uffff\\ud800-\\udfff\\U000e0000-\\U000e007f]"
)
SHOWN_BEFORE = 20


def without_unseen(text):
    """`text` without the characters that are refused."""
    return UNSEEN.sub("", text)


@deconstructible
class RefuseUnseen:
    """A validator of forms' text fields: raises `ValidationError` naming the first unseen character
    and what stands before it, and for a text longer than any of this site."""

    def __call__(self, text):
        if len(text) > LONGEST:
            raise ValidationError(
                _("That has %(length)s characters; at most %(most)s can be saved here."),
                params={"length": len(text), "most": LONGEST},
            )
        if found := UNSEEN.search(text):
            raise ValidationError(
                _(
                    "There is a character here that nobody sees (U+%(code)s), as copied from a "
                    "PDF, after “%(before)s”. Remove it."
                ),
                params={
                    "code": f"{ord(found[0]):04X}",
                    "before": text[max(0, found.start() - SHOWN_BEFORE) : found.start()],
                },
            )


refuse_unseen = RefuseUnseen()


def install():
    """Have every text field of every form refuse what nobody sees, those of libraries too: a field
    that reads text from elsewhere and cleans it by itself sets its own `default_validators`."""
    for field in (forms.CharField, forms.URLField):
        field.default_validators = [*field.default_validators, refuse_unseen]


def character_problems(name, value):
    """A sentence for each text within `value` (JSON data) that a form would have refused."""
    problems = []
    for text in texts_in(value):
        try:
            refuse_unseen(text)
        except ValidationError as error:
            problems += [f"{name}: {message}" for message in error.messages]
    return problems


def texts_in(value):
    """Every text within JSON data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)

"""What a form, an import and the order of a list ask of a date."""

from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .edtf import UNDATED, EdtfDate
from .said import meant


@lru_cache(maxsize=8192)
def parse(text):
    """Return the `EdtfDate` of a text, or None for an empty one."""
    return EdtfDate(text) if text else None


@lru_cache(maxsize=8192)
def sort_key(text):
    """The first day a date can mean, for ordering, or its last where the beginning is open; what
    is undated or cannot be read comes last. It never fails: a draft may hold anything."""
    date = parse(text)
    return (date and (date.first_day or date.last_day)) or UNDATED


def is_edtf(text):
    """Whether a text is an EDTF date that can be ordered."""
    return bool(EdtfDate(text).kind)


def validate_edtf(text):
    """A field validator: raises `ValidationError` that says what to write."""
    if is_edtf(text):
        return
    if written := meant(text):
        raise ValidationError(
            _("Write “%(written)s” for “%(text)s”: the year first, then the month and the day."),
            params={"written": written, "text": text},
        )
    raise ValidationError(
        _(
            "“%(text)s” is not a date this site can read and put in order. Write it as precisely "
            "as it is known: 1992, 1992-02, 1992-02-26, 1992~ for about 1992, 1992? where it is "
            "uncertain, 1992-21 for spring 1992 (22 summer, 23 autumn, 24 winter), 199X for the "
            "1990s, 1992/1994 for a period, 1992/.. for one without an end. Leave it empty if it "
            "is not known."
        ),
        params={"text": text},
    )


def in_order(start, end):
    """Whether a period can run from `start` to `end` (EDTF); true where one is unreadable."""
    last, first = parse(end).last_day, parse(start).first_day
    return last is None or first is None or first <= last

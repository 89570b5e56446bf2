"""Dates that know how precise they are: EDTF (ISO 8601-2:2019), read through the edtf library."""

import calendar
import datetime
import re
from functools import lru_cache

import edtf
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$")
UNDATED = datetime.date.max


class EdtfDate:
    """A date or interval as the source gives it: `1992`, `1992-02`, `1992-02-26`, `1992-02~`,
    `1992/1994`.

    What a page shows is read off the text; only bounds need the parser, which is slow.
    """

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text

    @cached_property
    def parsed(self):
        """The edtf library's object. Raises `ValueError` for text that is not EDTF."""
        try:
            return edtf.parse_edtf(self.text)
        except edtf.parser.edtf_exceptions.EDTFParseException as error:
            raise ValueError(f"{self.text!r} is not an EDTF date") from error

    @property
    def first_day(self):
        """The earliest day it can mean, or None when its beginning is open."""
        return _plain_day(self.text, 1) or _day(self.parsed.lower_strict())

    @property
    def last_day(self):
        """The latest day it can mean, or None when its end is open."""
        return _plain_day(self.text, 12) or _day(self.parsed.upper_strict())

    @property
    def approximate(self):
        return "~" in self.text or "%" in self.text

    @property
    def uncertain(self):
        return "?" in self.text or "%" in self.text

    @property
    def parts(self):
        """The dates an interval runs between, or the one date: a list of (year, month, day),
        months and days None where they are not known, and None for what is no plain date."""
        return [_parts(part) for part in self.text.split("/")]


def _plain_day(text, month):
    """The first or the last day of a plain date, without the parser; `month` is 1 or 12. None for
    what else is written, seasons (1992-21) among it."""
    found = PLAIN.match(text)
    if not found or int(found[2] or 1) > 12:
        return None
    year, month, first = int(found[1]), int(found[2] or month), month == 1
    last = calendar.monthrange(year, month)[1]
    return datetime.date(year, month, int(found[3] or (1 if first else last)))


def _day(moment):
    if not hasattr(moment, "tm_year"):
        return None
    return datetime.date(moment.tm_year, moment.tm_mon, moment.tm_mday)


def _parts(text):
    found = PLAIN.match(text.rstrip("?~%"))
    return tuple(int(part) if part else None for part in found.groups()) if found else None


@lru_cache(maxsize=8192)
def parse(text):
    """Return the `EdtfDate` of a text, or None for an empty one."""
    return EdtfDate(text) if text else None


@lru_cache(maxsize=8192)
def sort_key(text):
    """The first day a date can mean, for ordering; undated things come last."""
    found = PLAIN.match(text or "")
    if found:
        return datetime.date(*(int(part or 1) for part in found.groups()))
    return (parse(text).first_day or datetime.date.min) if text else UNDATED


def _check_edtf(text):
    """Raise `ValueError` for what is not EDTF. Plain dates, nearly all, need no parser."""
    found = PLAIN.match(text)
    if found:
        datetime.date(*(int(part or 1) for part in found.groups()))
    else:
        EdtfDate(text).parsed  # noqa: B018 - parsing is the check.


def is_edtf(text):
    try:
        _check_edtf(text)
    except ValueError:
        return False
    return True


def validate_edtf(text):
    """A field validator: raises `ValidationError` with examples of what can be written."""
    try:
        _check_edtf(text)
    except ValueError:
        raise ValidationError(
            _(
                "“%(text)s” is not a date this site can read. Write it as precisely as it is "
                "known: 1992, 1992-02, 1992-02-26, 1992~ for about 1992, 1992/1994 for a period."
            ),
            params={"text": text},
        ) from None


def in_order(start, end):
    """Whether a period can run from `start` to `end` (EDTF); true where one is unreadable."""
    try:
        last, first = parse(end).last_day, parse(start).first_day
    except ValueError:
        return True
    return last is None or first is None or first <= last

"""Dates and numbers in the reader's language, as the style guide writes them."""

import datetime
import unicodedata
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .dates import parse

NARROW_SPACE = "\u202f"
PATTERNS = {
    "en": {"day": "d MMMM y", "month": "MMMM y", "short_day": "d MMM y", "short_month": "MMM y"},
    "es": {
        "day": "d 'de' MMMM 'de' y",
        "month": "MMMM 'de' y",
        "short_day": "d MMM y",
        "short_month": "MMM y",
    },
}


def language():
    """The reader's language, one that patterns exist for."""
    code = (get_language() or "en").split("-")[0]
    return code if code in PATTERNS else "en"


def number_words(number):
    """A whole number: 1,275 and 10,000 in English, 1275 and 10 000 in Spanish."""
    if language() == "es":
        return f"{number:,}".replace(",", NARROW_SPACE) if number >= 10_000 else str(number)
    return f"{number:,}"


def date_words(text, short=False):
    """An EDTF text in words: “26 February 1992”, “about 2017”, “1992–2023”. Empty for empty."""
    return _date_words(text, short, get_language())


@lru_cache(maxsize=8192)
def _date_words(text, short, _language):
    date = parse(text)
    if date is None:
        return ""
    words = "–".join(_single(part, short) if part else "" for part in date.parts)
    if not any(date.parts):
        words = date.text
    if date.approximate:
        words = _("about %(date)s") % {"date": words}
    return words + "?" if date.uncertain else words


def _single(parts, short):
    year, month, day = parts
    if month is None:
        return str(year)
    name = ("short_" if short else "") + ("day" if day else "month")
    return format_date(_calendar_day(parts), PATTERNS[language()][name], locale=language())


def _calendar_day(parts):
    return datetime.date(parts[0], parts[1], parts[2] or 1)


def period_words(start, end):
    """A period between two EDTF texts: “25–26 February 1992”, “October 1991 – 25 February 1992”;
    “from 12 June 1992” where of its end no more is known than that it was that year."""
    if not end or end == start:
        return date_words(start)
    if start.startswith(end):
        return _("from %(date)s") % {"date": date_words(start)}
    first, last = parse(start).parts[0], parse(end).parts[0]
    if first and last and first[:2] == last[:2] and first[2] and last[2]:
        return f"{first[2]}–{date_words(end)}"
    if first and last and not first[1] and not last[1]:
        return f"{first[0]}–{last[0]}"
    return f"{date_words(start)} – {date_words(end)}"


def machine_date(text):
    """The value of a `datetime` attribute (HTML) for an EDTF text; empty where there is none."""
    date = parse(text)
    return text.rstrip("?~%") if date and len(date.parts) == 1 and date.parts[0] else ""


def shortened(text, most):
    """A text of at most `most` signs, cut between words: “Letter dated 24 February 2005 from …”."""
    text = str(text)
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept} …"


def sort_words(text):
    """A text as lists order it: without case and accents."""
    return _flat(str(text))


@lru_cache(maxsize=8192)
def _flat(text):
    flat = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in flat if not unicodedata.combining(sign))


def language_name(tag):
    """The name of a language (a BCP 47 tag) in the reader's language; the tag where unknown."""
    return _language_name(tag, language())


@lru_cache(maxsize=512)
def _language_name(tag, reader):
    try:
        return Locale.parse(tag, sep="-").get_language_name(reader) or tag
    except (UnknownLocaleError, ValueError):
        return tag

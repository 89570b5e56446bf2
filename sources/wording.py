"""Dates and numbers in the reader's language, as the style guide writes them."""

import datetime
import unicodedata
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
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


# Of a year or a month, and of a day.
FROM = gettext_lazy("from %(date)s"), pgettext_lazy("day", "from %(date)s")
UNTIL = gettext_lazy("until %(date)s"), pgettext_lazy("day", "until %(date)s")
ABOUT = gettext_lazy("about %(date)s"), pgettext_lazy("day", "about %(date)s")
FIRST_QUARTER = 33
SEASON_WORDS = {
    21: gettext_lazy("spring %(year)s"),
    22: gettext_lazy("summer %(year)s"),
    23: gettext_lazy("autumn %(year)s"),
    24: gettext_lazy("winter %(year)s"),
    25: gettext_lazy("spring %(year)s (northern hemisphere)"),
    26: gettext_lazy("summer %(year)s (northern hemisphere)"),
    27: gettext_lazy("autumn %(year)s (northern hemisphere)"),
    28: gettext_lazy("winter %(year)s (northern hemisphere)"),
    29: gettext_lazy("spring %(year)s (southern hemisphere)"),
    30: gettext_lazy("summer %(year)s (southern hemisphere)"),
    31: gettext_lazy("autumn %(year)s (southern hemisphere)"),
    32: gettext_lazy("winter %(year)s (southern hemisphere)"),
    33: gettext_lazy("first quarter of %(year)s"),
    34: gettext_lazy("second quarter of %(year)s"),
    35: gettext_lazy("third quarter of %(year)s"),
    36: gettext_lazy("fourth quarter of %(year)s"),
    37: gettext_lazy("first third of %(year)s"),
    38: gettext_lazy("second third of %(year)s"),
    39: gettext_lazy("last third of %(year)s"),
    40: gettext_lazy("first half of %(year)s"),
    41: gettext_lazy("second half of %(year)s"),
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
    """An EDTF text in words: “26 February 1992”, “about 2017”, “1992–2023”, “spring 1992”, “the
    1990s”. Empty for empty; what cannot be read is shown as it stands."""
    return _date_words(text, short, get_language())


@lru_cache(maxsize=8192)
def _date_words(text, short, _language):
    date = parse(text)
    if date is None or not date.kind:
        return text or ""
    if date.kind == "interval":
        return _between(*date.sides, short)
    words = [
        _between(*side, short) if isinstance(side, tuple) else _point_words(side, short)
        for side in date.sides
    ]
    style = "or" if date.kind == "one" else "standard"
    return format_list(words, style=style, locale=language())


def _between(start, end, short=False):
    """An interval between two points, of which one may be missing: its side is open."""
    if start is None or end is None:
        point, sides = end or start, UNTIL if start is None else FROM
        return _said(sides, point, _point_words(point, short))
    first, last = _plain_parts(start), _plain_parts(end)
    if first and last and first[2] and last[2] and first[:2] == last[:2]:
        return f"{first[2]}–{_point_words(end, short)}"
    if first and last and not first[1] and not last[1]:
        return f"{first[0]}–{last[0]}"
    return f"{_point_words(start, short)} – {_point_words(end, short)}"


def _plain_parts(point):
    """(year, month, day) of a point of which no more is to be said; None for another."""
    special = point.marks or point.season or point.time
    return None if special or _is_vague(point) else point.known


def _is_vague(point):
    """Whether it is known only to lie between two days, or in a decade."""
    year, month, day = point.year, point.month, point.day
    partly = any(0 < part.count("X") < 2 for part in (month, day))
    return "X" in year or partly or (month == "XX" and day not in ("", "XX"))


def _point_words(point, short):
    words = _unmarked(point, short)
    if point.time:
        words = f"{words}, {point.time[:5]} {point.time[8:].replace('Z', 'UTC')}".strip()
    if point.approximate:
        words = _said(ABOUT, point, words)
    return _("%(date)s (uncertain)") % {"date": words} if point.uncertain else words


def _said(sentences, point, words):
    """A sentence of a year or month, or the other one of a day, which has an article in Spanish. A
    decade and a part of a year have one in both languages."""
    if point.year.endswith("X") and not point.month:
        words = _("the %(decade)s") % {"decade": words}
    elif (point.season or 0) >= FIRST_QUARTER:
        words = _("the %(part)s") % {"part": words}
    return str(sentences[bool(point.known and point.known[2])]) % {"date": words}


def _unmarked(point, short):
    if point.season:
        return str(SEASON_WORDS[point.season]) % {"year": point.year}
    if point.year.endswith("X") and not point.month and point.year[:3].isdecimal():
        return _("%(decade)s0s") % {"decade": point.year[:3]}
    if _is_vague(point):
        return _vague(point, short)
    return _single(point.known, short)


def _vague(point, short):
    """Between the first and the last year or day that it can be."""
    first, last = point.first, point.last
    if not (point.month + point.day).strip("X"):
        return _("between %(first)s and %(last)s") % {"first": first.year, "last": last.year}
    edges = [_single((day.year, day.month, day.day), short) for day in (first, last)]
    return pgettext("days", "between %(first)s and %(last)s") % {
        "first": edges[0],
        "last": edges[1],
    }


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
    first, last = parse(start), parse(end)
    if start.startswith(end) and first.kind == "date":
        return _said(FROM, *first.sides, date_words(start))
    if first.kind == last.kind == "date":
        return _between(*first.sides, *last.sides)
    return f"{date_words(start)} – {date_words(end)}"


def machine_date(text):
    """The value of a `datetime` attribute (HTML) for an EDTF text; empty where there is none."""
    date = parse(text)
    if date is None or date.kind != "date":
        return ""
    (point,) = date.sides
    exact = "X" not in text and not point.season and "S" not in text
    return "".join(sign for sign in text if sign not in "?~%") if exact else ""


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

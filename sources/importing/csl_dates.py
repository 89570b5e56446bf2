"""CSL dates, as every program writes them, as EDTF."""

from sources.dates import is_edtf, meant

from .cleaning import clean

SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def edtf_date(issued):
    """The EDTF text of a CSL date: as precise as it is, `~` where it is about; else empty. A text
    in the place of the date, or a list in the place of `date-parts`, is read too."""
    if isinstance(issued, str | int) and not isinstance(issued, bool):
        return meant(str(issued))
    if isinstance(issued, list):
        issued = {"date-parts": issued}
    if not isinstance(issued, dict):
        return ""
    text = _from_words(issued, "raw") or _from_parts(issued) or _from_words(issued, "literal")
    if issued.get("circa") and not set(text) & set("~?%"):
        text = "/".join(side if side in ("", "..") else f"{side}~" for side in text.split("/"))
    return text if is_edtf(text) else ""


def _from_words(issued, name):
    return meant(str(issued.get(name) or ""))


def _from_parts(issued):
    days = [_day(date) for date in date_lists(issued.get("date-parts"))][:2]
    season = _season(issued.get("season"))
    if season and len(days) == 1 and len(days[0]) == 4:
        return f"{days[0]}-2{season}"
    return "/".join(filter(None, days))


def date_lists(parts):
    """The dates of `date-parts`; a single one may stand there without its own brackets, and
    `[null]` is how Crossref says that it has none."""
    if not isinstance(parts, list):
        return []
    dates = [parts] if parts and not any(isinstance(date, list) for date in parts) else parts
    return [date for date in dates if isinstance(date, list) and _given(date)]


def _given(date):
    """The parts that say something: a month or a day 0 is how some programs write none."""
    return [part for part in date if part is not None and str(part).strip() not in ("", "0", "00")]


def _season(said):
    """1 to 4; a few programs write 21 to 24, or the word."""
    text = str(said or "").strip().casefold()
    number = SEASONS.get(text) or (int(text) if text.isdecimal() else 0)
    number -= 20 if number > 20 else 0
    return number if 1 <= number <= 4 else None


def _day(numbers):
    if len(_given(numbers)) == 1 and isinstance(_given(numbers)[0], str):
        return meant(_given(numbers)[0])
    try:
        year, *rest = [int(str(part)) for part in _given(numbers)[:3]]
    except ValueError:
        return ""
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])


def date_as_said(issued):
    """A CSL date as it was given, for a sentence about it."""
    if not isinstance(issued, dict):
        return clean(issued)
    days = date_lists(issued.get("date-parts"))
    listed = [clean("-".join(map(str, _given(day)))) for day in days]
    words = issued.get("literal") or issued.get("raw") or issued.get("season")
    return clean(words) or "/".join(filter(None, listed))

"""Dates of CSL items: from EDTF, and back to it for the formats that take it (BibTeX, RIS).

CSL's `date-parts` know plain dates and periods between them; what they cannot say stands beside
them as `season`, `circa`, or as words in `literal` with the EDTF in `raw`.
"""

import re

from sources.dates import parse
from sources.wording import date_words

# A quarter of a year, as EDTF numbers them; CSL has 1 to 4.
SEASON = re.compile(r"(\d{4})-2([1-4])[?~%]?")
UNSPECIFIED = re.compile(r"(-XX){1,2}$")
POINT = r"(\d{4}(-\d\d(-\d\d)?)?|\d{3}X|\d\dXX)[?~%]?"
# What biblatex reads of EDTF, levels 0 and 1.
BIBLATEX = re.compile(rf"{POINT}|{POINT}/(\.\.)?|{POINT}/{POINT}|(\.\.)?/{POINT}")


def csl_date(text):
    """The CSL date of an EDTF text, words in the reader's language; empty for none."""
    date = parse(UNSPECIFIED.sub("", text or ""))
    if date is None:
        return {}
    issued = _in_parts(date) or {"literal": str(date_words(text))}
    issued |= {"circa": True} if date.approximate or date.uncertain else {}
    return issued if edtf(issued) == date.text else issued | {"raw": date.text}


def _in_parts(date):
    if season := SEASON.fullmatch(date.text):
        return {"date-parts": [[int(season[1])]], "season": int(season[2])}
    if not all(date.parts):
        return {}
    return {"date-parts": [[part for part in day if part is not None] for day in date.parts]}


def edtf(issued):
    """The EDTF text of a CSL date; empty where it has none."""
    if issued.get("raw"):
        return str(issued["raw"])
    days = [_day(parts) for parts in issued.get("date-parts") or () if parts and parts[0]]
    if len(days) == 1 and str(issued.get("season", "")) in tuple("1234"):
        days = [f"{days[0][:4]}-2{issued['season']}"]
    return "/".join(f"{day}~" if issued.get("circa") else day for day in days)


def _day(parts):
    return "-".join(
        f"{int(part):02d}" if at else f"{int(part):04d}" for at, part in enumerate(parts)
    )


def biblatex_date(issued):
    """The value of biblatex's field `date`; empty for what it would not read."""
    text = UNSPECIFIED.sub("", edtf(issued))
    return text if BIBLATEX.fullmatch(text) else ""


def first_parts(issued):
    """(year, month, day) of where a date begins, as far as they are known, as numbers."""
    if parts := (issued.get("date-parts") or [[]])[0]:
        return tuple(int(part) for part in parts)
    found = re.search(r"\d[\dX]{3}", issued.get("raw") or issued.get("literal") or "")
    return (int(found[0].replace("X", "0")),) if found else ()

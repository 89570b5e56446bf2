"""The date of a RIS reference as EDTF: `1992/02/26/morning edition`, or whatever was written."""

from sources.dates import EdtfDate, is_edtf, meant

TAGS = ("DA", "Y1", "PY")


def issued(given):
    """The EDTF text, or the words, of the most precise date that a reference gives (a reader with
    `get` and `take`). What another tag says besides is left over, unless it is the same year."""
    said = {tag: given.get(tag)[0] for tag in TAGS if given.get(tag)}
    years = [_edtf(said.get(tag, ""))[:4] for tag in ("PY", "Y1")]
    year = next(filter(None, years), "")
    read = {tag: _edtf(text) or _edtf(f"{text} {year}") for tag, text in said.items()}
    best = max(filter(None, read.values()), key=len, default="")
    for tag, text in said.items():
        whole = not _other(text) or _says(_other(text), text[:4]) == best
        if (not best or read[tag][:4] == best[:4]) and whole:
            given.take(tag)
    return best or next(iter(said.values()), "")


def _edtf(text):
    """What `YYYY/MM/DD/other` means; the other information counts where it says the date anew, or
    the season of a year."""
    parts = [part.strip() for part in text.split("/", 3)]
    if len(parts) < 2 or not parts[0].isdecimal() or is_edtf(text.strip()):
        return meant(text)
    known = [part for part in parts[:3] if part]
    plain = meant("-".join(known)) if all(part.isdecimal() for part in known) else meant(text)
    return _says(_other(text), parts[0]) or plain


def _other(text):
    return (text.split("/", 3) + [""] * 3)[3].strip()


def _says(other, year):
    """The EDTF of the other information, where the year lies within what it says."""
    found = EdtfDate(meant(other) or meant(f"{other} {year}") if other else "")
    first, last = found.first_day, found.last_day
    within = (not first or f"{first:%Y}" <= year) and (not last or year <= f"{last:%Y}")
    return found.text if found.kind and within else ""

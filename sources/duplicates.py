"""Whether two sources may be one work: by identifier, else by title, year and name.

Titles and names are folded, so that case, accents, punctuation and the scripts of the region do
not hide a likeness: Xocalı, Khojaly, Ходжалы and Խոջալու are one word here.
"""

import re
from urllib.parse import urlsplit

from .folding import folded

TRACKING = re.compile(r"^(utm_|fbclid|gclid)")


def same_doi(text):
    return re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", (text or "").strip().lower())


def same_isbn(text):
    """An ISBN as its thirteen digits; ISBN-10 is converted (ISO 2108)."""
    digits = re.sub(r"[^0-9Xx]", "", text or "").upper()
    if len(digits) != 10:
        return digits
    core = "978" + digits[:9]
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(core))
    return core + str(-total % 10)


def same_symbol(text):
    return re.sub(r"[^A-Z0-9/]", "", (text or "").upper())


def same_url(text):
    """An address without scheme, `www.`, fragment, tracking and a slash at the end."""
    if not text:
        return ""
    parts = urlsplit(text.strip().lower())
    query = "&".join(p for p in parts.query.split("&") if p and not TRACKING.match(p))
    return (
        parts.netloc.removeprefix("www.") + parts.path.rstrip("/") + (f"?{query}" if query else "")
    )


IDENTIFIERS = {"doi": same_doi, "isbn": same_isbn, "un_symbol": same_symbol, "url": same_url}


def keys(fields, names=()):
    """What a source is recognised by: a set of pairs. `fields` maps a source's field names to
    texts; `names` are the family names or bodies that made it."""
    found = {(name, key) for name, same in IDENTIFIERS.items() if (key := same(fields.get(name)))}
    title, year = folded(fields.get("title")), (fields.get("issued") or "")[:4]
    if title:
        makers = names or [fields.get("container_title") or fields.get("publisher") or ""]
        found |= {("work", f"{title}|{year}|{folded(maker)}") for maker in makers}
    return found


class Known:
    """The sources there are, by what they are recognised by."""

    def __init__(self, sources):
        self.by_key = {}
        for source in sources:
            names = [item.family or item.literal for item in source.contributors.all()]
            fields = {name: getattr(source, name) for name in (*IDENTIFIERS, "title", "issued")}
            fields |= {"container_title": source.container_title, "publisher": source.publisher}
            for key in keys(fields, names):
                self.by_key.setdefault(key, source)

    def twin_of(self, fields, names=()):
        """The source that this one may be a copy of, or None."""
        return next((self.by_key[k] for k in sorted(keys(fields, names)) if k in self.by_key), None)

"""CSL-JSON items (CSL 1.0.2) as entries. The other formats are brought into this one first."""

import re

from django.utils.translation import gettext as _

from sources.dates import is_edtf
from sources.identifiers import bare_doi
from sources.languages import language_tag
from sources.models.types import ContributorRole, CslType

from .entries import Entry, Fault
from .names import csl_person

TEXTS = {
    "title": "title", "container-title": "container_title", "original-title": "original_title",
    "publisher": "publisher", "publisher-place": "publisher_place", "authority": "authority",
    "number": "number", "volume": "volume", "issue": "issue", "page": "page", "DOI": "doi",
    "ISBN": "isbn", "URL": "url",
}  # fmt: skip
NEAREST = {
    "post-weblog": "webpage", "post": "webpage", "thesis": "book", "bill": "legislation",
    "hearing": "legislation", "regulation": "legislation", "paper-conference": "chapter",
    "article-journal/newspaper": "article-newspaper", "manuscript": "document",
    "journal-article": "article-journal", "book-chapter": "chapter", "monograph": "book",
    "edited-book": "book", "reference-entry": "entry-encyclopedia", "broadcast": "interview",
}  # fmt: skip
LONGEST = 20_000
SHOWN = 60  # As much of a value as a sentence about it repeats.


def read_item(item, place):
    """An `Entry` for a CSL-JSON item, or a `Fault` that says what is wrong with it."""
    if not isinstance(item, dict):
        return Fault(place, _("This is not a reference: an object with fields was expected."))
    fields = {ours: text for csl, ours in TEXTS.items() if (text := clean(item.get(csl)))}
    if not fields.get("title"):
        return Fault(place, _("It has no title."))
    if "doi" in fields:
        fields["doi"] = bare_doi(fields["doi"])
    fields["csl_type"] = _type(item.get("type"))
    fields["language"] = language_tag(clean(item.get("language")))
    if issued := edtf_date(item.get("issued")):
        fields["issued"] = issued
    return Entry(place, fields, list(_contributors(item)), list(_remarks(item, fields)))


def _remarks(item, fields):
    """What an editor would not see: a type that is not known here, a date that was left out."""
    kind = clean(item.get("type"))[:SHOWN]
    if kind and _known_type(kind) is None:
        yield _(
            "The type “%(kind)s” is not known here, so it became “%(taken)s”. Choose the right one."
        ) % {"kind": kind, "taken": CslType(fields["csl_type"]).label}
    said = _date_as_said(item.get("issued"))[:SHOWN]
    if said and not fields.get("issued"):
        yield _(
            "The date “%(said)s” could not be read and was left out. Write it as 1992-02-26, "
            "1992-02 or 1992."
        ) % {"said": said}


def _date_as_said(issued):
    """A CSL date as it was given, for a sentence about it."""
    if not isinstance(issued, dict):
        return clean(issued)
    parts = issued.get("date-parts")
    days = parts if _is_list(parts) else []
    listed = [clean("-".join(map(str, day))) for day in days if _is_list(day)]
    words = issued.get("literal") or issued.get("raw") or issued.get("season")
    return clean(words) or "/".join(filter(None, listed))


def clean(value):
    """A value as one line of text, without characters that cannot be seen; a list's first one."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if value is None or isinstance(value, dict | bool):
        return ""
    plain = "".join(sign if sign.isprintable() else " " if sign.isspace() else "" for sign in
                    str(value)[:LONGEST])  # fmt: skip
    return " ".join(plain.split())


def clean_lines(text):
    """The same of a text of several lines."""
    return "\n".join(clean(line) for line in text.splitlines())


def _type(kind):
    return _known_type(kind) or CslType.DOCUMENT.value


def _known_type(kind):
    kind = NEAREST.get(str(kind), kind)
    return kind if kind in CslType.values else None


def edtf_date(issued):
    """The EDTF text of a CSL date: as precise as it is, `~` where it is about; else empty."""
    if not isinstance(issued, dict):
        return ""
    text = _from_parts(issued.get("date-parts")) or _from_raw(issued.get("raw"))
    circa = text and issued.get("circa") and "/" not in text
    text = f"{text}~" if circa else text
    return text if is_edtf(text) else ""


def _from_parts(parts):
    dates = [_day(date) for date in parts if isinstance(date, list)] if _is_list(parts) else []
    return "/".join(date for date in dates[:2] if date)


def _is_list(value):
    return isinstance(value, list)


def _day(numbers):
    try:
        year, *rest = [int(str(part)) for part in numbers[:3] if str(part).strip()]
    except ValueError:
        return ""
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])


def _from_raw(raw):
    """`1992-2-8`, `1992-02-08T10:00`, `1992/1994`; anything less plain is left to the editor."""
    text = re.sub(r"T.*$", "", str(raw or "").strip())
    dates = [part.split("-") if part else [] for part in text.split("/")]
    return "/".join(filter(None, (_day(date) for date in dates if date)))


def _contributors(item):
    for role in ContributorRole.values:
        people = item.get(role)
        for given in people if isinstance(people, list) else ():
            name = {key: clean(value) for key, value in csl_person(given).items()}
            if name.get("family") or name.get("literal"):
                yield {"role": role} | name

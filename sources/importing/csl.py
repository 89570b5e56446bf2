"""CSL-JSON items (CSL 1.0.2) as entries. The other formats are brought into this one first."""

from django.utils.translation import gettext as _

from sources.models.types import ContributorRole, CslType

from .entries import Entry, Fault

TEXTS = {
    "title": "title", "container-title": "container_title", "original-title": "original_title",
    "publisher": "publisher", "publisher-place": "publisher_place", "authority": "authority",
    "number": "number", "volume": "volume", "issue": "issue", "page": "page", "DOI": "doi",
    "ISBN": "isbn", "URL": "url", "language": "language",
}  # fmt: skip
LONGEST = {"page": 50, "volume": 50, "issue": 50, "language": 10, "isbn": 40, "doi": 200}


def read_item(item, place):
    """An `Entry` for a CSL-JSON item, or a `Fault` that says what is wrong with it."""
    if not isinstance(item, dict):
        return Fault(place, _("This is not a reference: an object with fields was expected."))
    if not str(item.get("title") or "").strip():
        return Fault(place, _("It has no title."))
    fields = {ours: _text(item[csl], ours) for csl, ours in TEXTS.items() if item.get(csl)}
    kind = item.get("type")
    fields["csl_type"] = kind if kind in CslType.values else CslType.DOCUMENT.value
    if issued := edtf_date(item.get("issued")):
        fields["issued"] = issued
    return Entry(place, fields, list(_contributors(item)))


def _text(value, name):
    clean = "".join(sign for sign in str(value) if sign.isprintable() or sign == " ")
    return " ".join(clean.split())[: LONGEST.get(name, 2000)]


def edtf_date(issued):
    """The EDTF text of a CSL date, or an empty text for what is not a plain date."""
    if not isinstance(issued, dict):
        return ""
    parts = (issued.get("date-parts") or [[]])[0] or str(issued.get("raw", "")).split("-")
    try:
        numbers = [int(part) for part in parts][:3]
    except (TypeError, ValueError):
        return ""
    if not numbers or not 1000 <= numbers[0] <= 2999:
        return ""
    return "-".join([f"{numbers[0]:04d}", *(f"{number:02d}" for number in numbers[1:])])


def _contributors(item):
    for role in ContributorRole.values:
        people = item.get(role)
        for person in people if isinstance(people, list) else ():
            name = {
                key: _text(person[key], key)
                for key in ("family", "given", "literal")
                if isinstance(person, dict) and person.get(key)
            }
            if name.get("family") or name.get("literal"):
                yield {"role": role} | name

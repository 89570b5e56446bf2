"""COinS (OpenURL in a span, Z39.88-2004): a work in a list, for reference managers.

All works are in the form of Dublin Core, whose type Zotero takes as it is; the other forms have no
newspapers, laws or web pages.
"""

from urllib.parse import urlencode

from .meta import ITEM_TYPES, plain_date
from .names import family, given

FIELDS = {
    "title": "rft.title", "container-title": "rft.source", "publisher": "rft.publisher",
    "publisher-place": "rft.place", "volume": "rft.volume", "issue": "rft.issue",
    "page": "rft.pages", "ISBN": "rft.isbn", "language": "rft.language", "URL": "rft.identifier",
}  # fmt: skip


def coins(item):
    """The value of a span's `title` for a CSL item."""
    fields = [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc")]
    fields += [("rft.type", ITEM_TYPES[item["type"]][0])]
    fields += [(name, item.get(csl)) for csl, name in FIELDS.items()]
    for person in item.get("author") or ():
        fields += [("rft.aucorp", person.get("literal")), ("rft.aulast", family(person))]
        fields += [("rft.aufirst", given(person))]
    fields += [("rft.date", plain_date(item)), ("rft_id", _doi(item))]
    return urlencode([(name, value) for name, value in fields if value])


def _doi(item):
    return f"info:doi/{item['DOI']}" if item.get("DOI") else ""

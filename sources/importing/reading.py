"""Recognising the format of a pasted or uploaded text and reading it."""

import json

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .bib import from_bibtex
from .csl import read_item
from .encodings import text_and_encoding
from .entries import LARGEST_ENTRY, TOO_LARGE, Entry, Fault, Reference
from .ris import from_ris, is_ris

LARGEST = 5_000_000
MOST, MOST_FAULTS = 2_000, 200

# What people choose by mistake, known by its first bytes or words.
MISTAKES = (
    (
        b"%PDF-",
        gettext_lazy(
            "This is a PDF, not its reference. Export the reference as BibTeX, RIS or "
            "CSL-JSON; the PDF itself can be stored as a snapshot of its source."
        ),
    ),
    (
        b"PK\x03\x04",
        gettext_lazy(
            "This is a zip archive or an office document. Export the references as "
            "BibTeX, RIS or CSL-JSON, and choose that file."
        ),
    ),
)


def require_small(size):
    """Raise `ValueError` with a sentence for more bytes than are read."""
    if size > LARGEST:
        raise ValueError(_("The file is larger than 5 MB. Export fewer references at a time."))


def read_bytes(data, encoding=""):
    """`(text, name of the encoding if it was guessed)` of uploaded bytes. Raises `ValueError` with
    a sentence for what is no text."""
    require_small(len(data))
    for start, sentence in MISTAKES:
        if data.startswith(start):
            raise ValueError(str(sentence))
    return text_and_encoding(data, encoding)


def decoded(data):
    """The text of uploaded bytes. Raises `ValueError` with a sentence for what is no text."""
    return read_bytes(data)[0]


def read_references(text):
    """Return `(entries, faults)` of a text in BibTeX, RIS or CSL-JSON, whichever it is: the first
    `MOST` that can be read, and what cannot be read among them."""
    entries, faults = [], []
    for place, item in _items(text):
        read = _read(place, item)
        if isinstance(read, Entry) and len(entries) == MOST:
            return entries, [*_at_most(faults), *_faults(_rest_left_out())]
        (entries if isinstance(read, Entry) else faults).append(read)
    return entries, _at_most(faults)


def _rest_left_out():
    return _("Only the first 2,000 references were read. Import the rest next.")


def _at_most(faults):
    """So many faults that a page can show them; one more says how many there are."""
    more = len(faults) - MOST_FAULTS
    if more <= 0:
        return faults
    told = ngettext(
        "%(count)s more could not be read.", "%(count)s more could not be read.", more
    ) % {"count": more}
    return [*faults[:MOST_FAULTS], *_faults(told)]


def _read(place, item):
    if isinstance(item, Fault):
        return item
    if isinstance(item, Reference):
        return read_item(item.item, place, item.left, item.remarks)
    if len(json.dumps(item)) > LARGEST_ENTRY:
        return Fault(place, str(TOO_LARGE))
    return read_item(item, place)


def _items(text):
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(("[", "{")):
        return _from_json(start)
    if is_ris(text):
        return from_ris(text)
    if start.startswith("<"):
        return _whole(_from_markup(start))
    if "@" in text:
        return from_bibtex(text)
    return _whole(_("This was not recognised. Paste BibTeX, RIS or CSL-JSON.")) if start else []


def _whole(sentence):
    return [(fault.place, fault) for fault in _faults(sentence)]


def _faults(sentence):
    return [Fault(_("the text"), sentence)]


def _from_markup(start):
    if "rdf:RDF" in start[:2000]:
        return _(
            "This is Zotero RDF. In Zotero, choose File, Export Library, and the format CSL JSON "
            "or Better BibTeX; that file can be read here."
        )
    return _("This is XML or a web page. Export the references as BibTeX, RIS or CSL-JSON instead.")


def _from_json(text):
    try:
        items = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = _("line %(line)s") % {"line": getattr(error, "lineno", 1)}
        why = getattr(error, "msg", "")
        return [(where, Fault(where, _("This is not JSON: %(why)s.") % {"why": why}))]
    if isinstance(items, dict):
        items = items.get("items") or [items]
    if not isinstance(items, list):
        return _whole(_("CSL-JSON is a list of references."))
    return [
        (_("entry %(number)s") % {"number": number}, item) for number, item in enumerate(items, 1)
    ]

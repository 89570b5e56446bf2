"""Recognising the format of a pasted or uploaded text and reading it."""

import json
import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .bibtex import from_bibtex
from .csl import read_item
from .entries import Entry, Fault
from .ris import from_ris

LARGEST = 5_000_000


MOST = 2_000

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


def decoded(data):
    """The text of uploaded bytes: UTF-8, else Latin-1, which older exports use. Raises `ValueError`
    with a sentence for what is no text."""
    require_small(len(data))
    for start, sentence in MISTAKES:
        if data.startswith(start):
            raise ValueError(str(sentence))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\x00" in data[:4096]:
        raise ValueError(
            _("This is not a text file. Export the references as BibTeX, RIS or CSL-JSON.")
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def read_references(text):
    """Return `(entries, faults)` of a text in BibTeX, RIS or CSL-JSON, whichever it is."""
    read = [_read(place, item) for place, item in _items(text)]
    entries = [item for item in read if isinstance(item, Entry)]
    return entries, [item for item in read if isinstance(item, Fault)]


def _read(place, item):
    return item if isinstance(item, Fault) else read_item(item, place)


def _items(text):
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(("[", "{")):
        return _at_most(_from_json(start))
    if re.search(r"(?m)^TY  ?-", text):
        return _at_most(from_ris(text))
    if start.startswith("<"):
        return _whole(_from_markup(start))
    if "@" in text:
        return _at_most(from_bibtex(text))
    return _whole(_("This was not recognised. Paste BibTeX, RIS or CSL-JSON.")) if start else []


def _whole(sentence):
    place = _("the text")
    return [(place, Fault(place, sentence))]


def _from_markup(start):
    if "rdf:RDF" in start[:2000]:
        return _(
            "This is Zotero RDF. In Zotero, choose File, Export Library, and the format CSL JSON "
            "or Better BibTeX; that file can be read here."
        )
    return _("This is XML or a web page. Export the references as BibTeX, RIS or CSL-JSON instead.")


def _at_most(items):
    """The first `MOST` of the items; one more says that the rest was left out."""
    for number, pair in enumerate(items):
        if number == MOST:
            yield from _whole(_("Only the first 2,000 references were read. Import the rest next."))
            return
        yield pair


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

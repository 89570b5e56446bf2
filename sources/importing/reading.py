"""Recognising the format of a pasted or uploaded text and reading it."""

import json

from django.utils.translation import gettext as _

from .csl import read_item
from .entries import Entry, Fault
from .formats import from_bibtex, from_ris

LARGEST = 5_000_000


def decoded(data):
    """The text of uploaded bytes: UTF-8, else Latin-1, which older exports use. Raises `ValueError`
    with a sentence for what is no text."""
    if len(data) > LARGEST:
        raise ValueError(_("The file is larger than 5 MB. Export fewer references at a time."))
    if b"\x00" in data[:4096] or data[:2] == b"PK":
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
    start = text.lstrip()
    if start.startswith(("[", "{")):
        return _from_json(text)
    if start.startswith("TY  -") or "\nTY  -" in text:
        return from_ris(text)
    if "@" in text:
        return from_bibtex(text)
    sentence = _("This was not recognised. Paste BibTeX, RIS or CSL-JSON.")
    return [("", Fault(_("the text"), sentence))] if start else []


def _from_json(text):
    try:
        items = json.loads(text)
    except ValueError as error:
        where = _("line %(line)s") % {"line": getattr(error, "lineno", 1)}
        return [(where, Fault(where, _("This is not JSON: %(why)s.") % {"why": error.msg}))]
    if isinstance(items, dict):
        items = items.get("items", [items])
    return [
        (_("entry %(number)s") % {"number": number}, item) for number, item in enumerate(items, 1)
    ]

"""The entries of a BibTeX file through bibtexparser, each with its fields as they are written."""

import re
from dataclasses import dataclass, field

import bibtexparser
from bibtexparser.model import Entry, ParsingFailedBlock, String
from django.utils.translation import gettext as _

from sources.importing.entries import TOO_LARGE, Fault

from .inheritance import Heirs
from .values import LONGEST, MONTHS, Unreadable, joined

# Comments that some put between fields; BibTeX itself knows none there.
COMMENTS = re.compile(r"(?m)^\s*%.*$")


@dataclass
class Given:
    """An entry: its type, key and fields in lower case, and sentences on what was not taken."""

    place: str
    kind: str
    key: str
    fields: dict
    remarks: list = field(default_factory=list)


def given_entries(text):
    """Yield a `Given`, with what it inherits, or a `Fault` for each entry of a file."""
    read = list(_read_blocks(bibtexparser.parse_string(text, parse_stack=[])))
    entries = [item for item in read if isinstance(item, Given)]
    heirs = Heirs({item.key: (item.kind, item.fields) for item in reversed(entries)})
    firsts = {item.key.casefold(): item for item in reversed(entries)}
    for item in read:
        if isinstance(item, Given):
            _inherit(item, heirs, firsts[item.key.casefold()] is item)
        if isinstance(item, Fault) or item.kind not in ("xdata", "set"):
            yield item


def _inherit(item, heirs, is_first):
    if not is_first:
        item.remarks.append(_("An entry before it has the same key: %(key)s.") % {"key": item.key})
    item.fields, missing = heirs.fields(item.key, item.kind, item.fields)
    for name in ("crossref", "xdata"):
        item.fields.pop(name, None)
    for key in missing:
        item.remarks.append(
            _("It refers to “%(key)s”, which is not in this file; what it says there is missing.")
            % {"key": key[:60]}
        )


def _read_blocks(library):
    strings = dict(MONTHS)
    for block in library.blocks:
        failed = isinstance(block, ParsingFailedBlock)
        inner = block.ignore_error_block if failed else block
        if isinstance(inner, String):
            _define(inner, strings)
        elif isinstance(inner, Entry):
            yield _read_entry(inner, strings)
        elif failed:
            yield Fault(_line(block), _failure(block))


def _define(block, strings):
    try:
        strings[block.key.casefold()] = joined(str(block.value), strings)[0]
    except Unreadable:
        return


def _read_entry(entry, strings):
    if len(entry.raw or "") > LONGEST:
        return Fault(_line(entry), str(TOO_LARGE))
    item = Given(_line(entry), entry.entry_type.lower(), entry.key, {})
    for one in entry.fields:
        name = COMMENTS.sub("", one.key).strip().lower()
        try:
            text, undefined = joined(str(one.value), strings)
        except Unreadable as error:
            return _unreadable(one, name, error)
        _take(item, name, text, undefined)
    return item


def _take(item, name, text, undefined):
    if name in item.fields and text != item.fields[name]:
        item.remarks.append(
            _("“%(field)s” is given twice; the first counts. The other one: %(text)s")
            % {"field": name, "text": text[:60]}
        )
    item.fields.setdefault(name, text)
    for abbreviation in undefined:
        item.remarks.append(
            _("“%(text)s” is an abbreviation that this file does not explain.")
            % {"text": abbreviation[:60]}
        )


def _unreadable(one, name, error):
    lines = str(one.value)[: error.at].count("\n")
    place = _("line %(line)s") % {"line": (one.start_line or 0) + 1 + lines}
    return Fault(
        place,
        _(
            "After the value of “%(field)s” a comma or a closing brace was expected, and this "
            "stands there: %(rest)s"
        )
        % {"field": name[:60], "rest": error.rest},
    )


def _line(block):
    return _("line %(line)s") % {"line": (block.start_line or 0) + 1}


def _failure(block):
    start = " ".join((block.raw or "").split())[:60]
    return _("This entry is cut off or not BibTeX: %(start)s") % {"start": start}

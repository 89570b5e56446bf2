"""What was pasted: a record, an address, a digest, or a reference with any of them in it."""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _
from rfc8785 import CanonicalizationError

from khojaly.ledger.addresses import FOLDERS, Named, all_named_in
from khojaly.ledger.canonical import canonical, sha256
from khojaly.pages.editions import moment_of

from .links import straightened

LONGEST = 400_000  # Of a record.
LONGEST_REFERENCE = 20_000
KEYS = {"kind": str, "id": str, "version": int, "content": dict}
TOLD = re.compile(r"(?:sha-?256|digest|resumen)\W{0,4}([0-9a-f]{8,64})(?![0-9a-z])", re.I)
LOOSE = re.compile(
    r"(?<![0-9a-z/_-])([0-9a-f]{64}|(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,63})(?![0-9a-z_-])",
    re.I,
)


MOMENT = re.compile(rf"/(?:{'|'.join(FOLDERS)})/[\w-]{{1,100}}/\?as-of=([0-9][0-9T:.Z+-]{{0,39}})")


class Unreadable(ValueError):
    """What was pasted cannot be checked; the message says why."""


@dataclass(frozen=True)
class Pasted:
    """`named` is the thing it names and `besides` what else it does, `digest` the beginning of a
    digest, `record` a whole record (JSON data) with `digest` as computed from it, `moment` when it
    was as it was cited; each None or empty where it has none."""

    named: Named | None = None
    digest: str = ""
    record: dict | None = None
    besides: tuple = ()
    moment: datetime | None = None


def told(text):
    """The text of what was pasted, as a reference is read: its links as they were cited, and of
    JSON that is no record but names something (CSL-JSON, JSON-LD) each value on its line."""
    text = text.strip().lstrip("\ufeff").strip()
    if len(text) > LONGEST:
        return text
    if not _is_json(text):
        return straightened(text)
    data = _json(text)
    if data is None or (isinstance(data, dict) and KEYS.keys() <= data.keys()):
        return text
    lines = straightened("\n".join(_lines("", data)))
    return lines if TOLD.search(lines) or any(all_named_in(lines)) else text


def _json(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _lines(name, data):
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _lines(key, value)
    elif isinstance(data, list):
        for value in data:
            yield from _lines(name, value)
    else:
        yield f"{name}: {data}"


def read(text):
    """The `Pasted` of a text as `told`. Raises `Unreadable` with a sentence."""
    if len(text) > LONGEST:
        raise Unreadable(
            _("That is longer than any record of this site. Paste one record or a reference.")
        )
    if _is_json(text):
        return _record(text)
    if len(text) > LONGEST_REFERENCE:
        raise Unreadable(
            _("That is longer than any reference. Paste the reference alone, or one whole record.")
        )
    found = TOLD.search(text) or LOOSE.search(text)
    named, *besides = [*all_named_in(text), None]
    pasted = Pasted(
        named, found[1].lower() if found else "", None, tuple(besides[:-1]), _moment(text)
    )
    if not (pasted.named or pasted.digest):
        raise Unreadable(
            _(
                "That names nothing on this site: no permalink, no identifier "
                "such as C17, no digest, no record."
            )
        )
    return pasted


def _moment(text):
    found = MOMENT.search(text)
    try:
        return moment_of(found[1]) if found else None
    except BadRequest:
        return None


def _record(text):
    try:
        data = json.loads(text)
        digest = sha256(canonical(data))
    except (ValueError, RecursionError, CanonicalizationError):
        raise Unreadable(
            _(
                "That begins like a record but is not JSON that can be read "
                "whole. Paste all of record.json."
            )
        ) from None
    if not isinstance(data, dict) or not all(isinstance(data.get(k), t) for k, t in KEYS.items()):
        raise Unreadable(
            _("That is JSON, but no record of this site: it lacks kind, id, version or content.")
        )
    named = Named(data["kind"][:20], data["id"][:100], data["version"])
    return Pasted(named if named.identifier.isprintable() else None, digest, data)


def _is_json(text):
    """Whether it is meant as JSON: a template of Wikipedia begins with two braces."""
    return text.startswith(("{", "[")) and not text.startswith("{{")

"""What a file is, by its content; its name only has to agree."""

import zlib
from pathlib import PurePath

import puremagic
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HEAD = 8192
# The types that are stored, each with the endings that its files may have; the first is given to
# a file on its way out.
KINDS = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg", ".jpe"),
    "image/png": (".png",),
    "image/tiff": (".tif", ".tiff"),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "text/html": (".html", ".htm", ".xhtml"),
    "text/plain": (".txt", ".text", ".md", ".csv", ".eml"),
    "application/warc": (".warc", ".warc.gz"),
}
NAMED = "PDF, JPEG, PNG, TIFF, GIF, WebP, HTML, TXT, WARC"
SIGNATURES = (
    (b"%PDF-", "application/pdf"), (b"PK\x03\x04", "application/zip"),
    (b"WARC/1.", "application/warc"), (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-elf"),
)  # fmt: skip


def media_type(file):
    """The media type of an uploaded file. Raises `ValidationError` with a sentence for a type that
    is not stored, and for a name that says something else than the content."""
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    if not head:
        raise ValidationError(_("The file is empty."))
    kind = _by_content(head)
    ending = PurePath(file.name or "").suffix.lower()
    if kind not in KINDS:
        raise ValidationError(_refusal(kind, ending))
    if not (file.name or "").lower().endswith(KINDS[kind]):
        raise ValidationError(
            _("The file is named %(ending)s but holds %(kind)s. Name it as what it is.")
            % {"ending": ending or _("without an ending"), "kind": kind}
        )
    return kind


def _refusal(kind, ending):
    if kind == "application/zip":
        return _(
            "The file is named %(ending)s but holds a zip archive or an office document. Store "
            "what is in it, as one of: %(named)s."
        ) % {"ending": ending, "named": NAMED}
    return _("This type of file (%(kind)s) is not stored. Store it as one of: %(named)s.") % {
        "kind": kind, "named": NAMED,
    }  # fmt: skip


def _by_content(head):
    for start, kind in SIGNATURES:
        if head.startswith(start):
            return kind
    if head.startswith(b"\x1f\x8b"):
        return "application/warc" if _unpacked(head).startswith(b"WARC/1.") else "application/gzip"
    found = _by_magic(head)
    return found or _text(head) or "application/octet-stream"


def _by_magic(head):
    """puremagic's best guess among images; its guesses at text are weaker than looking."""
    try:
        found = [match.mime_type for match in puremagic.magic_string(head)]
    except puremagic.PureError:
        return ""
    return next((kind for kind in found if kind in KINDS and kind.startswith("image/")), "")


def _text(head):
    """HTML or plain text; empty for bytes that no text has."""
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head):
        return ""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in start:
        return "text/html"
    return "image/svg+xml" if b"<svg" in start else "text/plain"


def _unpacked(head):
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""

"""A kept answer: what Django said, its compressed forms, its validator; and whether it may be kept.

Validators are strong: a digest of the bytes, with the coding's name, as RFC 9110 asks for each
representation. Compressed forms are made when first asked for, then kept with the rest.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass, field

import brotli
from django.utils.functional import cached_property
from django.utils.http import parse_http_date_safe

from khojaly.ledger.freshness import NEVER, Lasting

from .heads import Head

# Tells `khojaly.guard.headers.CompressionMiddleware` that the front compresses what is complete.
COMPRESSES = "khojaly.front_compresses"
KEPT_STATUSES = ("200", "301", "308")
LARGEST_BODY = 4_000_000
SMALLEST_COMPRESSED = 200
OVERHEAD = 4_000  # Headers and objects of one answer, in bytes.
COMPRESSED_TYPES = re.compile(r"text/|application/(.*\+)?(json|xml)|application/(jsonl|link|x-)")
# What the front knows how to tell apart. An answer that varies on more, or on cookies, is not kept.
UNDERSTOOD_VARY = {"accept-encoding", "accept-language", "accept-datetime", "accept"}
# `public, no-cache` is for caches elsewhere: to ask again each time. It may be kept here.
PRIVATE = re.compile(r"no-store|private|(?<!public, )no-cache")
FORM_TOKEN = b"csrfmiddlewaretoken"
# The headers of a 304 (RFC 9110, 15.4.5).
OF_NOT_MODIFIED = {
    "access-control-allow-origin", "cache-control", "content-location", "expires",
    "last-modified", "vary",
}  # fmt: skip
COMPRESS = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}


@dataclass
class Answer:
    """`headers` are Django's; `era` is that of `Heads` in which it was drawn or recognised."""

    status: str
    headers: list
    body: bytes
    head: Head
    lasting: Lasting
    era: object
    kept_at: float
    bodies: dict = field(default_factory=dict)

    def __post_init__(self):
        self.named = {name.lower(): value for name, value in self.headers}

    @cached_property
    def varies_on(self):
        parts = self.named.get("vary", "").split(",")
        return {part.strip().lower() for part in parts if part.strip()}

    @cached_property
    def varies_on_accept(self):
        return "accept" in self.varies_on

    @cached_property
    def compressible(self):
        return (
            len(self.body) >= SMALLEST_COMPRESSED
            and "no-transform" not in self.named.get("cache-control", "")
            and bool(COMPRESSED_TYPES.match(self.named.get("content-type", "")))
        )

    @cached_property
    def _digest(self):
        return hashlib.sha256(self.body).hexdigest()[:32]

    def etag(self, coding):
        own = self.named.get("etag")
        return own or f'"{self._digest}{coding and "-"}{coding}"'

    def is_had(self, environ):
        """Whether who asks has this very content, by its validator, or else by its date."""
        if "HTTP_IF_NONE_MATCH" in environ:
            return self.is_what(environ["HTTP_IF_NONE_MATCH"])
        since = parse_http_date_safe(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
        changed = parse_http_date_safe(self.named.get("last-modified", ""))
        return since is not None and changed is not None and changed <= since

    def is_what(self, if_none_match):
        """Whether an If-None-Match header names this very content, in any coding."""
        if if_none_match.strip() == "*":
            return True
        wanted = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        return not self._etags.isdisjoint(wanted)

    @cached_property
    def _etags(self):
        return {self.etag(coding) for coding in ("", *COMPRESS)}

    def in_coding(self, coding):
        """The headers and the body of this answer in a coding ("br", "gzip" or "")."""
        coding = coding if self.compressible else ""
        if coding not in self.bodies:
            body = COMPRESS[coding](self.body) if coding else self.body
            self.bodies[coding] = (self._headers(coding, len(body)), body)
        return self.bodies[coding]

    def _headers(self, coding, length):
        headers = [
            (name, value)
            for name, value in self.headers
            if name.lower() not in ("content-length", "etag")
        ]
        headers += [("Content-Length", str(length)), ("ETag", self.etag(coding))]
        return headers + ([("Content-Encoding", coding)] if coding else [])

    def not_modified_headers(self, coding):
        return [*self._lasting_headers, ("ETag", self.etag(coding if self.compressible else ""))]

    @cached_property
    def _lasting_headers(self):
        return [pair for pair in self.headers if pair[0].lower() in OF_NOT_MODIFIED]

    @property
    def size(self):
        """How many bytes keeping it takes, about."""
        compressed = sum(len(body) for coding, (_headers, body) in self.bodies.items() if coding)
        return OVERHEAD + len(self.body) + compressed


def may_be_kept(answer):
    """Whether an answer to one reader is the answer to every reader."""
    named = answer.named
    return (
        answer.status[:3] in KEPT_STATUSES
        and answer.lasting != NEVER
        and "set-cookie" not in named
        and "content-encoding" not in named
        and not PRIVATE.search(named.get("cache-control", ""))
        and answer.varies_on <= UNDERSTOOD_VARY
        and FORM_TOKEN not in answer.body
    )

"""Canonical bytes and their digest: RFC 8785 (JSON Canonicalization Scheme) and SHA-256."""

import hashlib
from datetime import datetime

import rfc8785


def canonical(value):
    """Return the RFC 8785 bytes of a JSON value (dict, list, str, int, bool or None).

    Raises `rfc8785.CanonicalizationError` for values JSON cannot hold exactly, such as
    integers beyond 2**53 or NaN. Dates must be strings already.
    """
    return rfc8785.dumps(value)


def to_milliseconds(moment: datetime):
    """A moment as precise as every way of storing and moving it keeps it: Django's own dumps write
    milliseconds, and a digest over more would not survive them."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def sha256(data):
    """Return the SHA-256 of bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()

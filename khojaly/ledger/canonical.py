"""Canonical bytes and their digest: RFC 8785 (JSON Canonicalization Scheme) and SHA-256."""

import hashlib
from datetime import datetime, timedelta

import rfc8785


def canonical(value):
    """Return the RFC 8785 bytes of a JSON value (dict, list, str, int, bool or None).

    Raises `rfc8785.CanonicalizationError` for values JSON cannot hold exactly, such as
    integers beyond 2**53 or NaN. Dates must be strings already.
    """
    return rfc8785.dumps(value)


def to_milliseconds(moment: datetime):
    """The next whole millisecond: as precise as every way of storing and moving a moment keeps it.

    Django's own dumps write milliseconds, and a digest over more would not survive them. It is
    rounded up, so that the edits that led to a publication never come after it.
    """
    return moment + timedelta(microseconds=-moment.microsecond % 1000)


def sha256(data):
    """Return the SHA-256 of bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()

"""A row of the ledger as plain data, and the checks that a stranger can repeat on it.

This is what `verify_ledger` applies to the database and the stand-alone script to an export.
"""

import json
from dataclasses import dataclass

from .canonical import canonical, sha256
from .models.version import GENESIS


@dataclass(frozen=True)
class Fault:
    """The first row that fails, and why, in a sentence."""

    seq: int
    reason: str

    def __str__(self):
        return f"Row {self.seq}: {self.reason}"


def exported(version):
    """A version as the JSON data of one line of an export: every column."""
    return version.columns() | {"chain": version.chain}


def first_fault(versions):
    """The first `Fault` among versions in order of their seq, or None when all is well."""
    last_seq, last_chain, numbers = 0, GENESIS, {}
    for version in versions:
        reason = _reason(version, last_seq, last_chain, numbers)
        if reason:
            return Fault(version.seq, reason)
        last_seq, last_chain = version.seq, version.chain
        numbers[version.kind, version.identifier] = version.number
    return None


def _reason(version, last_seq, last_chain, numbers):
    if version.seq != last_seq + 1:
        return f"row {last_seq + 1} is missing before it."
    if sha256(version.record.encode()) != version.digest:
        return "its record does not have the digest it was published with."
    if version.previous != last_chain:
        return "it does not follow the row before: the chain is broken."
    if version.computed_chain() != version.chain:
        return "a column was changed: the row does not have the chain value it was published with."
    return _record_reason(version, numbers)


def _record_reason(version, numbers):
    data = json.loads(version.record)
    if canonical(data) != version.record.encode():
        return "its record is not canonical JSON (RFC 8785)."
    named = (data["kind"], data["id"], data["version"])
    if named != (version.kind, version.identifier, version.number):
        return "its record names another object or version than the row."
    if version.number != numbers.get((version.kind, version.identifier), 0) + 1:
        return "its version number does not follow the one before."
    return ""

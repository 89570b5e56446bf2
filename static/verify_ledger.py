#!/usr/bin/env python3
"""Check an export of the Khojaly ledger without trusting the site that made it.

    python3 verify_ledger.py ledger.jsonl

Needs nothing but Python's standard library. Each line of the export is one row: every column of
one published version. For each row this recomputes the SHA-256 of its record, the SHA-256 of its
other columns (the chain value), and the link to the row before. It prints the first row that
fails and exits with 1, or prints the ledger's head and the Merkle root (RFC 6962) over all rows,
to compare with a checkpoint, and exits with 0.
"""

import hashlib
import json
import sys

GENESIS = "0" * 64


def canonical(value):
    """RFC 8785 bytes. The ledger holds strings, whole numbers, booleans and nulls under ASCII
    names, for which sorted keys without spaces are exactly that form."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def check(row, seq, previous):
    """Why a row fails, in a sentence, or an empty text."""
    if row["seq"] != seq:
        return f"row {seq} is missing"
    if sha256(row["record"].encode()) != row["digest"]:
        return "the record does not have its digest"
    if row["previous"] != previous:
        return "it does not follow the row before"
    if sha256(canonical({k: v for k, v in row.items() if k != "chain"})) != row["chain"]:
        return "a column was changed"
    if canonical(json.loads(row["record"])).decode() != row["record"]:
        return "the record is not canonical JSON"
    return ""


class MerkleTree:
    """The tree of RFC 6962 over leaves that are added one by one."""

    def __init__(self):
        self.peaks = []  # (number of leaves, hash), largest first

    def add(self, leaf):
        size, value = 1, hashlib.sha256(b"\x00" + leaf).digest()
        while self.peaks and self.peaks[-1][0] == size:
            value = hashlib.sha256(b"\x01" + self.peaks.pop()[1] + value).digest()
            size *= 2
        self.peaks.append((size, value))

    def root(self):
        value = self.peaks[-1][1] if self.peaks else hashlib.sha256(b"").digest()
        for _size, left in reversed(self.peaks[:-1]):
            value = hashlib.sha256(b"\x01" + left + value).digest()
        return value.hex()


def main(path):
    seq, previous, tree = 0, GENESIS, MerkleTree()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            seq += 1
            row = json.loads(line)
            problem = check(row, seq, previous)
            if problem:
                print(f"Row {row['seq']} ({row['identifier']} v{row['number']}): {problem}.")
                return 1
            previous = row["chain"]
            tree.add(bytes.fromhex(previous))
    print(f"{seq} rows, each as published.\nHead: {previous}\nMerkle root: {tree.root()}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        sys.exit(main(sys.argv[1]))
    except OSError as error:
        sys.exit(f"{sys.argv[1]} cannot be read: {error.strerror}.")
    except (ValueError, KeyError, TypeError) as error:
        sys.exit(f"{sys.argv[1]} is not an export of the ledger: {error}.")

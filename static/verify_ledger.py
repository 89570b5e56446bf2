#!/usr/bin/env python3
"""Check an export of the Khojaly ledger without trusting the site that made it.

    python3 verify_ledger.py ledger.jsonl [checkpoint.json | proof.json | consistency.json ...]

Needs nothing but Python's standard library. Each line of the export is one row: every column of
one published version. For each row this recomputes the SHA-256 of its record, the SHA-256 of its
other columns (the chain value), and the link to the row before.

A checkpoint is what the site serves at /checkpoints/SIZE/. Keep one, with the day on which you got
it: given here with a later export, it shows whether anything up to it was changed or taken away.
Its signature (Ed25519, RFC 8032) is checked, and its root (RFC 6962) is computed from the rows. All
checkpoints that are given must bear one key; compare it with what you kept or were told elsewhere.
A proof.json (one version is in a checkpoint) or the answer of /checkpoints/5..9/ (a checkpoint only
added to another) is checked by itself, and its roots against the rows.

It prints the first thing that fails and exits with 1, or prints the ledger's head and the Merkle
root over all rows and exits with 0.
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


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class MerkleTree:
    """The tree of RFC 6962 over leaves that are added one by one; `roots` has the root at each
    size."""

    def __init__(self):
        self.peaks = []  # (number of leaves, hash), largest first
        self.roots = [sha256(b"")]

    def add(self, leaf):
        size, value = 1, hashlib.sha256(b"\x00" + leaf).digest()
        while self.peaks and self.peaks[-1][0] == size:
            value = node(self.peaks.pop()[1], value)
            size *= 2
        self.peaks.append((size, value))
        self.roots.append(self.root())

    def root(self):
        value = self.peaks[-1][1]
        for _size, left in reversed(self.peaks[:-1]):
            value = node(left, value)
        return value.hex()


def inclusion_holds(leaf, index, size, proof, root):
    """Whether a proof leads from a leaf to a root (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, value = index, size - 1, hashlib.sha256(b"\x00" + leaf).digest()
    for sibling in proof:
        if last == 0:
            return False
        if at % 2 or at == last:
            value = node(sibling, value)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            value = node(value, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and value == root


def consistency_holds(first, second, proof, first_root, second_root):
    """Whether a tree of `second` leaves begins with one of `first` (RFC 9162, section 2.1.4.2)."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    if not path:
        return False
    at, last = first - 1, second - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if at % 2 or at == last:
            old, new = node(sibling, old), node(sibling, new)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node(new, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


# Ed25519 as RFC 8032, section 6, writes it down: slow, and plain enough to be read.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def added(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = added(found, point)
        point, number = added(point, point), number >> 1
    return found


def point_of(data):
    """The point that 32 bytes stand for, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(message, key, signature):
    """Whether an Ed25519 signature (bytes) of a message is that of a public key."""
    point, nonce = point_of(key), point_of(signature[:32])
    number = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or point is None or nonce is None or number >= ORDER:
        return False
    told = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(told, "little") % ORDER
    p, q = times(number, BASE), added(nonce, times(challenge, point))
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def root_fault(size, root, roots):
    """Why the rows do not have a root at a size, or an empty text."""
    if size >= len(roots):
        return f"it covers {size} rows, and the export has {len(roots) - 1}: rows were taken away"
    return "" if roots[size] == root else f"the first {size} rows of the export are not those"


def checkpoint_fault(data, roots, keys):
    """What is wrong with a checkpoint, or an empty text; its key is added to `keys`."""
    signed = {k: v for k, v in data.items() if k not in ("public_key", "signature")}
    key, signature = bytes.fromhex(data["public_key"]), bytes.fromhex(data["signature"])
    if not is_signed(canonical(signed), key, signature):
        return "its signature is not that of its key"
    keys.add(data["public_key"])
    if len(keys) > 1:
        return "it bears another key than the one before"
    return root_fault(data["size"], data["root"], roots)


def inclusion_fault(data, roots):
    proof = [bytes.fromhex(value) for value in data["proof"]]
    leaf, root = bytes.fromhex(data["leaf"]), bytes.fromhex(data["root"])
    if not inclusion_holds(leaf, data["index"], data["size"], proof, root):
        return "the proof does not lead to the root"
    return root_fault(data["size"], data["root"], roots)


def consistency_fault(data, roots):
    first, second = data["first"], data["second"]
    proof = [bytes.fromhex(value) for value in data["proof"]]
    ends = bytes.fromhex(first["root"]), bytes.fromhex(second["root"])
    if not consistency_holds(first["size"], second["size"], proof, *ends):
        return "the later tree does not begin with the earlier one"
    faults = (root_fault(each["size"], each["root"], roots) for each in (first, second))
    return next(filter(None, faults), "")


def file_fault(path, roots, keys):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    if "signature" in data:
        return checkpoint_fault(data, roots, keys)
    return (inclusion_fault if "leaf" in data else consistency_fault)(data, roots)


def main(path, others):
    seq, previous, tree, keys = 0, GENESIS, MerkleTree(), set()
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
    for other in others:
        problem = file_fault(other, tree.roots, keys)
        if problem:
            print(f"{other}: {problem}.")
            return 1
        print(f"{other}: holds.")
    if keys:
        print(f"Signed by the key {keys.pop()}.")
    print(f"{seq} rows, each as published.\nHead: {previous}\nMerkle root: {tree.roots[-1]}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        sys.exit(main(sys.argv[1], sys.argv[2:]))
    except OSError as error:
        sys.exit(f"{error.filename} cannot be read: {error.strerror}.")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        sys.exit(f"Not an export of the ledger, a checkpoint or a proof: {error!r}.")

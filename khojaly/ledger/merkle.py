"""Merkle trees, inclusion proofs and consistency proofs as RFC 6962, section 2.1, defines them.

Leaves are bytes (here the chain values of the ledger's rows); hashes are bytes of 32.
"""

import hashlib


def leaf_hash(leaf):
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(size):
    """The largest power of two smaller than `size`, for `size` of at least 2."""
    return 1 << (size - 1).bit_length() - 1


def root(leaves):
    """MTH: the hash of the tree over a list of leaves."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    k = split(len(leaves))
    return node_hash(root(leaves[:k]), root(leaves[k:]))


def inclusion_proof(index, leaves):
    """PATH: the hashes that lead from the leaf at `index` (from 0) to the root."""
    if len(leaves) <= 1:
        return []
    k = split(len(leaves))
    if index < k:
        return [*inclusion_proof(index, leaves[:k]), root(leaves[k:])]
    return [*inclusion_proof(index - k, leaves[k:]), root(leaves[:k])]


def consistency_proof(earlier, leaves):
    """PROOF: the hashes that show the tree over the first `earlier` leaves inside the one over
    all. `earlier` lies between 1 and the number of leaves."""
    return _subproof(earlier, leaves, whole=True)


def _subproof(earlier, leaves, whole):
    if earlier == len(leaves):
        return [] if whole else [root(leaves)]
    k = split(len(leaves))
    if earlier <= k:
        return [*_subproof(earlier, leaves[:k], whole), root(leaves[k:])]
    return [*_subproof(earlier - k, leaves[k:], False), root(leaves[:k])]


def included(leaf, index, size, proof, expected):
    """Whether `proof` leads from a leaf at `index` of a tree of `size` to the root `expected`."""
    at, last, value = index, size - 1, leaf_hash(leaf)
    for sibling in proof:
        if last == 0:
            return False
        if at % 2 or at == last:
            value = node_hash(sibling, value)
            while at % 2 == 0 and at:
                at, last = at >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and value == expected

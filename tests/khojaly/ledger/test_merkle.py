"""Our trees and proofs against RFC 6962's own rules and against another implementation."""

import hashlib

import jcs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from khojaly.ledger.canonical import canonical
from khojaly.ledger.merkle import (
    consistency_proof,
    included,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
)

LEAVES = [hashlib.sha256(bytes([n])).digest() for n in range(40)]
SIZES = range(1, len(LEAVES) + 1)


@pytest.fixture(scope="module")
def other():
    tree = InmemoryTree(algorithm="sha256")
    for leaf in LEAVES:
        tree.append_entry(leaf)
    return tree


@pytest.mark.parametrize("size", SIZES)
def test_roots_are_those_of_another_implementation(other, size):
    assert root(LEAVES[:size]) == other.get_root(size)


@pytest.mark.parametrize("size", SIZES)
def test_inclusion_proofs_are_those_of_another_implementation(other, size):
    for index in range(size):
        theirs = set(other.prove_inclusion(index + 1, size).path)
        ours = inclusion_proof(index, LEAVES[:size])
        assert set(ours) == theirs - {leaf_hash(LEAVES[index])}
        assert included(LEAVES[index], index, size, ours, other.get_root(size))


def test_an_inclusion_proof_of_another_leaf_or_place_does_not_hold():
    proof = inclusion_proof(3, LEAVES)
    assert not included(LEAVES[4], 3, len(LEAVES), proof, root(LEAVES))
    assert not included(LEAVES[3], 2, len(LEAVES), proof, root(LEAVES))
    assert not included(LEAVES[3], 3, len(LEAVES), proof[:-1], root(LEAVES))


def consistent(first, second, first_root, second_root, proof):
    """The check of RFC 9162, section 2.1.4.2, written from its text."""
    if first == second:
        return proof == [] and first_root == second_root
    path = ([first_root] if first & (first - 1) == 0 else []) + proof
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for value in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(value, fr), node_hash(value, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, value)
        fn, sn = fn >> 1, sn >> 1
    return fr == first_root and sr == second_root and sn == 0


@pytest.mark.parametrize("second", SIZES)
def test_consistency_proofs_hold_by_the_rules_of_the_standard(second):
    for first in range(1, second + 1):
        proof = consistency_proof(first, LEAVES[:second])
        assert consistent(first, second, root(LEAVES[:first]), root(LEAVES[:second]), proof)
        changed = [b"\x00" * 32, *LEAVES[1:first]]
        assert not consistent(first, second, root(changed), root(LEAVES[:second]), proof)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_canonical_bytes_are_those_of_another_implementation_of_rfc_8785(value):
    assert canonical(value) == jcs.canonicalize(value)

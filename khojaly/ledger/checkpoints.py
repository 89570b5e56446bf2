"""Signed tree heads over the ledger, and the proofs that lead to them.

A checkpoint that someone kept shows later that no row was changed, and none of the newest taken
away. The tree is that of RFC 6962; its leaves are the rows' chain values.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.utils import timezone

from .canonical import canonical, to_milliseconds
from .merkle import consistency_proof, inclusion_proof, root
from .models import Checkpoint, Version
from .signing import signing_seed


def leaves(size=None):
    """The leaves (bytes) of the first `size` rows, or of all."""
    chains = Version.objects.order_by("seq").values_list("chain", flat=True)
    return [bytes.fromhex(chain) for chain in (chains if size is None else chains[:size])]


def make_checkpoint():
    """Sign the tree over all rows and return the `Checkpoint`: the last one if nothing was
    published since. Raises `ValueError` for an empty ledger."""
    found = leaves()
    if not found:
        raise ValueError("Nothing has been published yet, so there is nothing to sign.")
    existing = Checkpoint.objects.filter(size=len(found)).first()
    if existing:
        return existing
    key = Ed25519PrivateKey.from_private_bytes(signing_seed())
    made = Checkpoint(
        size=len(found), root=root(found).hex(), signed_at=to_milliseconds(timezone.now())
    )
    made.public_key = key.public_key().public_bytes_raw().hex()
    made.signature = key.sign(canonical(made.signed_data())).hex()
    made.save(force_insert=True)
    return made


def inclusion(version, checkpoint):
    """The proof, as JSON data, that a version is among the rows of a checkpoint."""
    found = inclusion_proof(version.seq - 1, leaves(checkpoint.size))
    return {
        "leaf": version.chain,
        "index": version.seq - 1,
        "size": checkpoint.size,
        "root": checkpoint.root,
        "proof": [value.hex() for value in found],
    }


def consistency(earlier, later):
    """The proof, as JSON data, that a later checkpoint only added rows to an earlier one."""
    found = consistency_proof(earlier.size, leaves(later.size))
    return {
        "first": {"size": earlier.size, "root": earlier.root},
        "second": {"size": later.size, "root": later.root},
        "proof": [value.hex() for value in found],
    }


def checkpoint_fault():
    """A sentence about the first checkpoint that the ledger does not agree with, or None."""
    found = leaves()
    for checkpoint in Checkpoint.objects.order_by("size"):
        if checkpoint.size > len(found):
            return (
                f"The checkpoint at {checkpoint.size} covers more rows than there are "
                f"({len(found)}): the newest rows were taken away."
            )
        if root(found[: checkpoint.size]).hex() != checkpoint.root:
            return f"The rows do not have the Merkle root of the checkpoint at {checkpoint.size}."
        if not is_signed(checkpoint):
            return f"The signature of the checkpoint at {checkpoint.size} is not valid."
    return None


def is_signed(checkpoint):
    """Whether the signature is that of the checkpoint's public key over its data."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(checkpoint.public_key))
    try:
        key.verify(bytes.fromhex(checkpoint.signature), canonical(checkpoint.signed_data()))
    except InvalidSignature:
        return False
    return True

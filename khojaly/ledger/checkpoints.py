"""Signed tree heads over the ledger, and the proofs that lead to them.

A checkpoint that someone kept shows later that no row was changed, and none of the newest taken
away. The tree is that of RFC 6962; its leaves are the rows' chain values.
"""

from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, connection
from django.utils import timezone

from . import witness
from .canonical import canonical, to_milliseconds
from .growing import table_heads
from .merkle import consistency_proof, inclusion_proof, root
from .models import Checkpoint, Version
from .signing import signing_seed


def leaves(size=None):
    """The leaves (bytes) of the first `size` rows, or of all."""
    chains = Version.objects.order_by("seq").values_list("chain", flat=True)
    return [bytes.fromhex(chain) for chain in (chains if size is None else chains[:size])]


def make_checkpoint():
    """Sign the tree over all rows and return the `Checkpoint`: the last one if nothing was
    published since. What is signed is written to the file of checkpoints as well.

    Raises `ValueError` for an empty ledger, and for one that does not continue what was signed.
    """
    found = leaves()
    if not found:
        raise ValueError("Nothing has been published yet, so there is nothing to sign.")
    if problem := outside_fault(found):
        raise witness.NotContinued(f"{problem} Nothing was signed.")
    made = Checkpoint.objects.filter(size=len(found)).first() or _signed(found)
    _witness(made)
    return made


def own_key():
    """The private key of this site. Raises `ImproperlyConfigured` as `signing_seed` does."""
    return Ed25519PrivateKey.from_private_bytes(signing_seed())


def public_text(key):
    """The public half of a private key, as hexadecimal text."""
    return key.public_key().public_bytes_raw().hex()


def _signed(found):
    key = own_key()
    made = Checkpoint(
        size=len(found), root=root(found).hex(), signed_at=to_milliseconds(timezone.now())
    )
    made.public_key = public_text(key)
    made.signature = key.sign(canonical(made.signed_data())).hex()
    made.save(force_insert=True)
    return made


def _witness(checkpoint):
    """Write a checkpoint to the file, signed with how far the other tables have come, unless its
    last line says the same."""
    key = own_key()
    moment = f"{to_milliseconds(timezone.now()):%Y-%m-%dT%H:%M:%S.%fZ}"
    state = {"size": checkpoint.size, "root": checkpoint.root, "tables": table_heads()}
    if not witness.keys():
        witness.begin_anew("The file begins here.")
    last = (witness.lines() or [{}])[-1]
    if {name: last.get(name) for name in state} == state:
        return
    line = state | {"signed_at": moment, "public_key": public_text(key)}
    witness.append(line | {"signature": key.sign(canonical(line)).hex()})


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
    return None if connection.alias != DEFAULT_DB_ALIAS else outside_fault(found)


def outside_fault(found):
    """A sentence about what outside of the database contradicts it, or None: this site's key, the
    file of checkpoints, the releases of the data. A copy has none of them."""
    return _key_fault() or witness.fault(found) or _release_fault(found)


def _release_fault(found):
    """Releases are compared where they are this site's: a folder that several databases of one
    working place have in common says nothing."""
    own = settings.PUBLIC or Path(settings.RELEASES_DIR) != settings.BASE_DIR / ".releases"
    return witness.release_fault(found) if own else None


def _key_fault():
    """A sentence about a checkpoint that no key of this site signed, or None. Which keys are the
    site's, the file says; before there is one, it is not known which key was."""
    if witness.path() and not witness.keys():
        return None
    signed = Checkpoint.objects.exclude(public_key__in=witness.keys())
    try:
        strange = signed.exclude(public_key=public_text(own_key())).first()
    except ImproperlyConfigured:
        return None  # There is none to compare with.
    if strange is None:
        return None
    return (
        f"The checkpoint at {strange.size} is signed by no key of this site. If the key was "
        "changed or the ledger came from elsewhere, say so: "
        "manage.py checkpoint --begin-anew REASON"
    )


def is_signed(checkpoint):
    """Whether the signature is that of the checkpoint's public key over its data."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(checkpoint.public_key))
    try:
        key.verify(bytes.fromhex(checkpoint.signature), canonical(checkpoint.signed_data()))
    except InvalidSignature:
        return False
    return True

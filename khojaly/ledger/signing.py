"""The key that signs checkpoints: 32 bytes, from the environment or from a file kept here."""

import hashlib

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from khojaly.settings.secret_key import local_secret_key


def signing_seed():
    """The 32 bytes of the Ed25519 private key. Raises `ImproperlyConfigured` where a public site
    has none, or one that is not 64 hexadecimal digits."""
    given = settings.LEDGER_SIGNING_KEY
    if given:
        return _seed(given)
    if settings.PUBLIC:
        raise ImproperlyConfigured(
            "LEDGER_SIGNING_KEY must be set to sign checkpoints on a public site. Make one with: "
            "python -c 'import secrets; print(secrets.token_hex(32))'"
        )
    return hashlib.sha256(local_secret_key(settings.BASE_DIR / ".ledger-key").encode()).digest()


def _seed(text):
    try:
        seed = bytes.fromhex(text)
    except ValueError:
        seed = b""
    if len(seed) != 32:
        raise ImproperlyConfigured("LEDGER_SIGNING_KEY must be 64 hexadecimal digits.")
    return seed

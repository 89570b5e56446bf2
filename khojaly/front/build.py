"""Which build of the site this is: a new release never serves what an older one drew."""

import hashlib
from importlib.metadata import distributions

from django.conf import settings

from khojaly.baking.fingerprint import fingerprint

DRAWN_BY = (
    "DEBUG", "ALLOWED_HOSTS", "CONTENT_SECURITY_POLICY", "SECURE_HSTS_SECONDS",
    "SECURE_SSL_REDIRECT",
)  # fmt: skip


def build_token():
    """A digest of the code, the templates, the packages and the settings that pages depend on."""
    packages = sorted(f"{item.name} {item.version}" for item in distributions())
    given = [fingerprint(), packages, *(getattr(settings, name) for name in DRAWN_BY)]
    return hashlib.sha256(repr(given).encode()).hexdigest()[:16]

"""Which build of the site this is: a new release never serves what an older one drew."""

import hashlib
from importlib.metadata import distributions

from django.conf import settings

FOLDERS = ("khojaly", "events", "sources", "templates", "static")
DRAWN_BY = (
    "DEBUG", "ALLOWED_HOSTS", "CONTENT_SECURITY_POLICY", "SECURE_HSTS_SECONDS",
    "SECURE_SSL_REDIRECT", "OPERATOR", "FUNDING", "CORRECTIONS", "SECOND_PERSON_REQUIRED",
)  # fmt: skip


def build_token():
    """A digest of the code, the templates, the packages and the settings that pages depend on."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode())
        digest.update(path.read_bytes())
    packages = sorted(f"{item.name} {item.version}" for item in distributions())
    digest.update(repr([packages, *(getattr(settings, name) for name in DRAWN_BY)]).encode())
    return digest.hexdigest()[:16]


def _files():
    return sorted(
        path
        for folder in FOLDERS
        for path in (settings.BASE_DIR / folder).rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".po")
    )

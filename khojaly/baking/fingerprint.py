"""The code that draws the pages, as one digest: when it changes, every page is drawn again."""

import hashlib

from django.conf import settings

CODE = ("khojaly", "events", "sources", "templates", "static")
KINDS = {".py", ".html", ".txt", ".xml", ".mo", ".css", ".js", ".svg", ".csl"}


def fingerprint():
    """The SHA-256 over the names and contents of the site's code, templates and styles."""
    digest = hashlib.sha256()
    for folder in CODE:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in KINDS and path.is_file():
                digest.update(str(path.relative_to(settings.BASE_DIR)).encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()

"""A secret key for a site that serves this machine only."""

import os
import secrets


def local_secret_key(path):
    """Return the key kept at `path` (a `pathlib.Path`), making it on the first call.

    The file is readable by its owner only. Two processes that start together agree on one key,
    since the file is created exclusively. Raises `OSError` where the folder cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key

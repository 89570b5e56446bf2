"""Files by their SHA-256, outside whatever a web server serves."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

PIECE = 1 << 20
UNFINISHED = ".unfinished-"


def path_of(sha256):
    """Where the file with a digest lies, or would lie."""
    return Path(settings.SNAPSHOT_DIR) / sha256[:2] / sha256


def digest_of(file):
    """The SHA-256 of an open file, as hexadecimal digits; the file is read from its beginning."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def store(file, sha256):
    """Put a file under its digest. Written beside its place first, then renamed, so that no half
    of a file ever lies there; a file that is there already is left alone. Raises `OSError` where
    there is no room, and leaves nothing behind."""
    path = path_of(sha256)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=UNFINISHED, delete=False) as beside:
        try:
            for piece in iter(lambda: file.read(PIECE), b""):
                beside.write(piece)
            beside.flush()
            os.fsync(beside.fileno())
            os.chmod(beside.name, 0o440)
            os.replace(beside.name, path)
        except BaseException:
            # On a full disk the half that was written would keep it full.
            os.unlink(beside.name)
            raise


def damaged(snapshot):
    """A word for what is wrong with the stored file of a `Snapshot`: “missing” or “changed”; empty
    when it is what the record says."""
    path = path_of(snapshot.sha256)
    if not path.is_file():
        return "missing"
    with path.open("rb") as file:
        return "" if digest_of(file) == snapshot.sha256 else "changed"

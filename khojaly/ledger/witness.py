"""The file of checkpoints: what was signed, kept where no statement of SQL reaches it.

Whoever can write to the database can rewrite all of it, digests, chain and checkpoints alike. Each
line of this file is a checkpoint as it was signed, with how far the histories and the audit had
come; the next checkpoint is signed only if it continues the last line.
"""

import json
import os
import re
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection

from .canonical import canonical, sha256
from .growing import table_fault
from .merkle import root
from .models import Checkpoint

NAME = "{}.checkpoints.jsonl"
RELEASE = re.compile(r"\d{4}-\d\d-\d\d-(\d+)-([0-9a-f]{8})")


class NotContinued(ValueError):
    """The ledger is not the one of the last line; the message says how."""


def path():
    """Where the file is: beside a database file, else in the project's folder; None for a database
    that is not the site's own, such as a copy."""
    name = str(connection.settings_dict["NAME"])
    if settings.CHECKPOINTS_FILE and connection.alias == DEFAULT_DB_ALIAS:
        return Path(settings.CHECKPOINTS_FILE)
    if name != str(settings.SITE_DATABASE):
        return None
    if connection.vendor == "sqlite":
        return Path(NAME.format(name))
    where = f"{connection.settings_dict['HOST']}:{connection.settings_dict['PORT']}/{name}"
    return settings.BASE_DIR / NAME.format(f".{sha256(where.encode())[:8]}")


def lines():
    """The lines (JSON data) since the ledger was last begun anew, the oldest first."""
    found = _all()
    anew = [at for at, line in enumerate(found) if "begun_anew" in line]
    return found[anew[-1] + 1 :] if anew else found


def _all():
    file = path()
    if file is None or not file.exists():
        return []
    return [json.loads(line) for line in file.read_text().splitlines() if line.strip()]


def append(line):
    """Add a line and wait until it is on the disk."""
    file = path()
    if file is None:
        return
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644), "wb") as output:
        output.write(canonical(line) + b"\n")
        output.flush()
        os.fsync(output.fileno())


def begin_anew(reason):
    """From here on the ledger is another one, as an operator said, with this reason; the keys that
    signed it so far are taken for the site's."""
    keys = Checkpoint.objects.order_by().values_list("public_key", flat=True).distinct()
    append({"begun_anew": reason, "keys": sorted(keys)})


def fault(leaves):
    """A sentence about the first line that the database does not agree with, or None. `leaves` are
    those of all rows."""
    known = lines()
    for line in {(line["size"], line["root"]): line for line in known}.values():
        if line["size"] > len(leaves):
            return (
                f"{path()} has a checkpoint over {line['size']} rows; there are {len(leaves)}: the "
                "newest were taken away. If you restored an older backup yourself, say so: "
                "manage.py checkpoint --begin-anew REASON"
            )
        if root(leaves[: line["size"]]).hex() != line["root"]:
            return (
                f"The first {line['size']} rows are not those of the checkpoint of "
                f"{line['signed_at']} in {path()}: the ledger was rewritten."
            )
    return table_fault(known[-1].get("tables", {})) if known else None


def keys():
    """The public keys that signed the lines, or were the site's when the ledger was begun anew."""
    own = {line["public_key"] for line in lines()}
    return own.union(*(line["keys"] for line in _all() if "keys" in line))


def release_fault(leaves):
    """A sentence about a release of the data whose name (position and chain value) the database
    does not agree with, or None."""
    folder = Path(settings.RELEASES_DIR)
    for release in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not (named := RELEASE.fullmatch(release.name)):
            continue
        seq = int(named[1])
        if seq > len(leaves) or not leaves[seq - 1].hex().startswith(named[2]):
            return f"Row {seq} is not the one of the release {release.name} in {folder}."
    return None

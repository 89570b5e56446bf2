"""What an edition's folder holds: for each address its file, and what it was drawn from."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

NAME = "bake.json"
SCHEMA = 1


@dataclass
class Entry:
    """One address: the media type and SHA-256 of its file, the objects that it shows (as
    `kind:identifier`, or `kind:*` for all of a kind), and the addresses that it links to."""

    file: str
    media_type: str
    sha256: str
    own: str
    pinned: bool
    reads: list = field(default_factory=list)
    links: list = field(default_factory=list)


@dataclass
class Manifest:
    """`position` is the seq of the newest version shown, `checkpoint` the size of the newest
    checkpoint, `code` the token of the build that drew the pages."""

    site: str
    code: str
    position: int = 0
    checkpoint: int = 0
    entries: dict = field(default_factory=dict)

    @classmethod
    def read(cls, folder):
        """The manifest of a folder (a `pathlib.Path`), or None where there is none to go by.

        Raises `ValueError` for a file that is no manifest.
        """
        path = Path(folder) / NAME
        if not path.exists():
            return None
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.pop("schema", None) != SCHEMA:
            return None
        entries = {address: Entry(**entry) for address, entry in data.pop("entries").items()}
        return cls(**data, entries=entries)

    def write(self, folder):
        """Write it at once or not at all: a run that is cut short leaves the old one."""
        data = {"schema": SCHEMA} | asdict(self)
        partial = Path(folder) / f"{NAME}.part"
        partial.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        partial.replace(Path(folder) / NAME)

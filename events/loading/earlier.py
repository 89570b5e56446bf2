"""What the fixtures said before: the lines of `earlier_versions.jsonl`.

Readers may have cited what is no longer in the fixtures, so that a new database has to publish it
too, first and with its own reason. The fixtures hold the newest content; each line of the file
takes one change of one object back:

    release  the number of the publication in which it changed: 1, 2, 3
    kind, id which object
    change   the kind of change: "first" where it was new, "correction", "withdrawn" and so on
    reason   the reason that readers are shown
    before   the fields that were different, null for one that was empty; null: there was nothing
    rows     the rows below it in each fixture file that was different, all of them

`manage.py record_changes` writes it. One line for each change lets Git merge the work of several
people (`.gitattributes`).
"""

import json
from dataclasses import asdict, dataclass, field, replace

from django.core.management.base import CommandError

from khojaly.ledger.models import ChangeKind

FILE = "earlier_versions.jsonl"
FIRST_RELEASE = 1


@dataclass(frozen=True)
class Change:
    """One line of the file."""

    release: int
    kind: str
    id: str
    change: str
    reason: str
    before: dict | None = None
    rows: dict = field(default_factory=dict)

    @property
    def key(self):
        return self.kind, self.id


@dataclass(frozen=True)
class Step:
    """One version of an object as the fixtures tell it, and why it follows the one before. The
    reason is None where the fixtures give none: that of the load is used."""

    release: int
    fields: dict
    rows: dict
    change: str = ChangeKind.FIRST
    reason: str | None = None


def read_changes(folder):
    """Return the `Change`s of the fixtures in `folder`, in the order of their release.

    Raises `CommandError` naming the line that cannot be read.
    """
    path = folder / FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    changes = [_read(path, number, line) for number, line in enumerate(lines, 1) if line]
    return sorted(changes, key=lambda change: change.release)


def _read(path, number, line):
    try:
        change = Change(**json.loads(line))
        ChangeKind(change.change)
    except (ValueError, TypeError) as error:
        raise CommandError(f"{path}, line {number}, cannot be read: {error}") from error
    return change


def write_changes(folder, changes):
    """Write the file, sorted; an object's fields stand in the order of the fixtures."""
    ordered = sorted(changes, key=lambda change: (change.release, change.kind, _natural(change.id)))
    lines = [json.dumps(asdict(change), ensure_ascii=False) + "\n" for change in ordered]
    (folder / FILE).write_text("".join(lines), encoding="utf-8")


def _natural(identifier):
    return len(identifier) if identifier[1:].isdigit() else 0, identifier


def by_object(changes):
    """The changes of each object, oldest first, by its kind and identifier; what two people
    recorded of one object in one release is one change."""
    found = {}
    for change in changes:
        own = found.setdefault(change.key, [])
        if own and own[-1].release == change.release:
            own[-1] = joined(own[-1], change)
        else:
            own.append(change)
    return found


def joined(one, other):
    """Two lines of one object and release as one: both reasons, and all that either changed. New
    or withdrawn it is when one of them says so."""
    new = one.before is None or other.before is None
    kinds = {one.change, other.change}
    gone = next((kind for kind in (ChangeKind.WITHDRAWN, ChangeKind.FIRST) if kind in kinds), None)
    both = one.reason if other.reason in one.reason else f"{one.reason} {other.reason}"
    return replace(
        one,
        change=str(gone or one.change),
        reason=both,
        before=None if new else other.before | one.before,
        rows=other.rows | one.rows,
    )


def steps(fields, rows, changes):
    """The versions of an object, oldest first, from its newest `fields` and `rows` and the
    `changes` that led there."""
    found = []
    for change in reversed(changes):
        found.insert(0, Step(change.release, fields, rows, change.change, change.reason))
        if change.before is None:
            return found
        fields = {k: v for k, v in (fields | change.before).items() if v is not None}
        rows = rows | change.rows
    return [Step(FIRST_RELEASE, fields, rows), *found]

"""Writing `earlier_versions.jsonl`: what changed in the fixtures since they were last released.

The reasons are those of a file, or those already written for the release that is being prepared.
"""

import json

from django.core.management.base import CommandError

from khojaly.ledger.models import ChangeKind

from .bundles import BUNDLES
from .earlier import FIRST_RELEASE, Change, joined, read_changes, write_changes
from .files import read_rows, rows_by_parent


def record_changes(folder, before, reasons):
    """Write the lines of the release after those that `before` (the folder of the fixtures as
    they were last released) tells of, and return them.

    `reasons` gives, by identifier or by "kind identifier", a reason, or `{"change": kind of
    change, "reason": reason}`; "new" gives that of new objects without their own. Raises
    `CommandError` with what has no reason and what is missing.
    """
    released = read_changes(before)
    number = max((change.release for change in released), default=FIRST_RELEASE) + 1
    reasons = _Reasons(reasons, [c for c in read_changes(folder) if c.release >= number])
    changes = [c for bundle in BUNDLES for c in _changes(bundle, folder, before, number, reasons)]
    reasons.complain()
    write_changes(folder, [*released, *changes])
    return changes


def read_reasons(path):
    """The reasons in a JSON file. Raises `CommandError` when it is missing or cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error


def _changes(bundle, folder, before, number, reasons):
    old, new = _objects(bundle, before), _objects(bundle, folder)
    reasons.missing += [f"{name} is no longer there: withdraw it" for name in set(old) - set(new)]
    for name, (fields, rows) in new.items():
        difference = _difference(old.get(name), fields, rows)
        change, reason = reasons.of(bundle.model.KIND, name, name not in old, difference)
        if reason:
            yield Change(number, bundle.model.KIND, name, change, reason, *difference)


def _objects(bundle, folder):
    name = bundle.model.IDENTIFIER_FIELD
    below = {file: _rows(folder, file, parent) for _m, parent, file in bundle.children}
    return {
        fields[name]: (fields, {file: rows.get(fields[name], []) for file, rows in below.items()})
        for fields in read_rows(folder, bundle.file)
    }


def _rows(folder, file, parent):
    """The rows of a child file; none where an earlier release had no such file yet."""
    there = (folder / f"{file}.json").exists()
    return rows_by_parent(folder, file, parent) if there else {}


def _difference(old, fields, rows):
    """What stood there before, as `Change` keeps it: fields and rows; None where nothing did."""
    if old is None:
        return None, {}
    was, had = old
    names = [*was, *(name for name in fields if name not in was)]
    return (
        {name: was.get(name) for name in names if was.get(name) != fields.get(name)},
        {file: had[file] for file in had if had[file] != rows[file]},
    )


class _Reasons:
    """The reasons given, those written before, and what is missing among them."""

    def __init__(self, given, written):
        self.given, self.missing = given, []
        self.written = {}
        for change in written:
            own = self.written.get(change.key)
            self.written[change.key] = joined(own, change) if own else change

    def of(self, kind, name, is_new, difference):
        """The kind of change and the reason, or two times None where nothing changed."""
        default = ChangeKind.FIRST if is_new else ChangeKind.CORRECTION
        given = self.given.get(f"{kind} {name}") or self.given.get(name)
        if given is None and is_new and (kind, name) not in self.written:
            given = self.given.get("new")
        given = {"reason": given} if isinstance(given, str) else given
        written = self.written.get((kind, name))
        if not given and written:
            given = {"reason": written.reason, "change": written.change}
        if not any(difference) and not is_new and (given or {}).get("change") != "withdrawn":
            return None, None
        if not given:
            self.missing.append(f"{kind} {name}")
            return None, None
        return str(given.get("change", default)), given["reason"]

    def complain(self):
        if self.missing:
            raise CommandError("A reason is missing for: " + "; ".join(sorted(self.missing)))

"""Which of the versions that the fixtures tell of are still to be published here."""

from dataclasses import replace

from khojaly.ledger.drafts import has_changes
from khojaly.ledger.gate import draft_editors
from khojaly.ledger.models import ChangeKind, Publishable, Version
from khojaly.ledger.models.version import NAMELESS as LOADER

from .earlier import FIRST_RELEASE
from .rows import same

WITHDRAWN = Publishable.Status.WITHDRAWN


def steps_due(target, steps, below):
    """The `Step`s to take, oldest first: all for a new object, none for one that says what the
    newest says, else those after the one that it says now."""
    if not target.pk:
        return steps
    for left, step in enumerate(reversed(steps)):
        if _says(target, step, below):
            return steps[len(steps) - left :]
    return [_newest(target, steps)]


def _says(target, step, below):
    if step.change == ChangeKind.WITHDRAWN and target.status != WITHDRAWN:
        return False
    return same(target, step.fields) and all(
        below[file].same(target, wanted) for file, wanted in step.rows.items()
    )


def _newest(target, steps):
    """The newest step, for an object in a state of which the fixtures do not tell. Its reason is
    not told twice: a fixture that changed again since is published with that of the load."""
    step = steps[-1]
    told = (
        step.release == FIRST_RELEASE
        or _versions(target).filter(change_reason=step.reason).exists()
    )
    return replace(step, change=ChangeKind.CORRECTION, reason=None) if told else step


def _versions(target):
    return Version.objects.of(target.KIND, target.identifier)


def is_as_loaded(target):
    """Whether a fixture may overwrite: last published by the loader, and not edited since."""
    if target.current is None or target.current.edited_by != LOADER or target.status == WITHDRAWN:
        return False
    edited = any(editor.name for editor in draft_editors(target))
    return not edited and not has_changes(target)

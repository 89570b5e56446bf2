"""Bringing the working copies and the ledger to what the fixtures say.

Rules. What is not here yet is made, as it was first published, and then brought through each
later version that the fixtures tell of, with its own reason. What was loaded from a fixture and has
not been edited since goes the rest of that way. What an editor has changed on this site is left
alone and reported. All of it is one transaction; run again, it does nothing.
"""

from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from khojaly.ledger.lifecycle import withdraw
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.models.version import GONE
from khojaly.ledger.models.version import NAMELESS as LOADER
from khojaly.ledger.publishing import Publication, publish
from khojaly.ledger.writing import lock_ledger

from .bundles import BUNDLES
from .due import is_as_loaded, steps_due
from .earlier import by_object, read_changes, steps
from .fields import as_fixture, assign
from .files import read_rows, rows_by_parent
from .rows import Rows, relations
from .sought import load_sought


@dataclass
class Outcome:
    """What a load did: identifiers of the objects made, updated, and left alone."""

    made: list = field(default_factory=list)
    updated: list = field(default_factory=list)
    left_alone: list = field(default_factory=list)

    @property
    def changed(self):
        return bool(self.made or self.updated)


def load_content(folder, reason, progress=lambda message: None):
    """Load the fixtures in `folder` (a `pathlib.Path`) and publish what changed.

    `reason` is kept with each revision and shown with each version for which the fixtures give
    none; `progress` is called with sentences. Returns an `Outcome`. Raises `ValidationError`,
    naming the object, and `CommandError` for unreadable files; nothing is kept then.
    """
    with transaction.atomic():
        lock_ledger()
        outcome = Load(folder, reason, progress).run()
        load_sought(folder, reason, outcome)
        return outcome


class Load:
    def __init__(self, folder, reason, progress):
        self.folder, self.reason, self.progress = folder, reason, progress
        self.changes = by_object(read_changes(folder))
        self.outcome = Outcome()
        self.objects = {}
        self.pending = {}

    def run(self):
        for bundle in BUNDLES:
            self._compare(bundle)
        for _release, due in sorted(self.pending.items()):
            self.progress(f"Checking and saving {len(due)} objects …")
            self._save(due)
            self._validate(due)
            self._publish(due)
        return self.outcome

    def find(self, model, identifier):
        return self.objects.get((model, identifier))

    def _compare(self, bundle):
        objects = bundle.model.objects.select_related(*relations(bundle.model))
        saved = {o.identifier: o for o in objects}
        below = {child.file: child for child in (Rows(*names) for names in bundle.children)}
        wanted = {
            child.file: rows_by_parent(self.folder, child.file, child.parent)
            for child in below.values()
        }
        name = bundle.model.IDENTIFIER_FIELD
        for fields in read_rows(self.folder, bundle.file):
            target = saved.get(fields[name]) or bundle.model(**{name: fields[name]})
            self.objects[bundle.model, fields[name]] = target
            rows = {file: wanted[file].get(fields[name], []) for file in below}
            own = self.changes.get((bundle.model.KIND, fields[name]), [])
            self._queue(target, steps_due(target, steps(fields, rows, own), below), below)

    def _queue(self, target, due, below):
        if not due:
            return
        if target.pk and not is_as_loaded(target):
            self.outcome.left_alone.append(target.identifier)
            return
        (self.outcome.updated if target.pk else self.outcome.made).append(target.identifier)
        for step in due:
            self.pending.setdefault(step.release, []).append((target, step, below))

    def _save(self, due):
        """Two rounds, since objects point to each other: first those that are new, bare of their
        relations to their own kind, then everything."""
        for target, step, _below in due:
            if not target.pk:
                own = {
                    f.name for f in target._meta.concrete_fields if f.related_model is type(target)
                }
                self._assign(target, {k: v for k, v in step.fields.items() if k not in own})
                self._keep(target, step)
        for target, step, below in due:
            self._change(target, step.fields, step)
            for file, wanted in step.rows.items():
                self._save_rows(target, below[file], wanted, step)

    def _save_rows(self, target, child, wanted, step):
        for row in child.gone(target, wanted):
            row._change_reason = step.reason or self.reason
            row.delete()
        for fields in wanted:
            self._change(child.row(target, fields["order"]), fields, step)

    def _change(self, instance, fields, step):
        """Set the fields, and save where that changed anything."""
        before = as_fixture(instance) if instance.pk else None
        self._assign(instance, fields)
        if as_fixture(instance) != before:
            self._keep(instance, step)

    def _assign(self, instance, fields):
        try:
            assign(instance, fields, self.find)
        except ValidationError as error:
            raise _named(instance, error) from error

    def _keep(self, instance, step):
        """Save. Where the database refuses, find out which constraint does not hold: its own
        refusal names no object, and asking before each save takes a quarter of all the time."""
        instance._change_reason = step.reason or self.reason
        try:
            with transaction.atomic():
                instance.save()
        except IntegrityError:
            try:
                instance.validate_constraints()
            except ValidationError as error:
                raise _named(instance, error) from error
            raise

    def _validate(self, due):
        """What the database does not: relations, unique values and constraints held on saving."""
        for target, _step, below in due:
            rows = [row for child in below.values() for row in child.of(target).values()]
            for instance in (target, *rows):
                try:
                    instance.full_clean(relations(instance), False, False)
                except ValidationError as error:
                    raise _named(target, error) from error

    def _publish(self, due):
        self.progress(f"Publishing {len(due)} objects …")
        own = {(t.KIND, t.identifier): self._change_of(t, step) for t, step, _below in due}
        publication = Publication(LOADER, LOADER, self.reason, ChangeKind.CORRECTION)
        gone = [(t, change) for t, *_ in due if (change := own[t.KIND, t.identifier])[0] in GONE]
        publish([t for t, *_ in due if own[t.KIND, t.identifier][0] not in GONE], publication, own)
        for target, (_kind, reason) in gone:
            withdraw(target, replace(publication, reason=reason))

    def _change_of(self, target, step):
        kind = ChangeKind(step.change)
        if (target.current is None) != (kind == ChangeKind.FIRST):
            kind = ChangeKind.CORRECTION if target.current else ChangeKind.FIRST
        return kind, step.reason or self.reason


def _named(instance, error):
    messages = (
        "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
        if hasattr(error, "error_dict")
        else " ".join(error.messages)
    )
    return ValidationError(f"{instance._meta.verbose_name} {instance}: {messages}")

"""Bringing the working copies and the ledger to what the fixtures say.

Rules. What is not here yet is made. What was loaded from a fixture and has not been edited since
is brought up to date. What an editor has changed on this site is left alone and reported. All of
it is one transaction, published as one moment; run again, it does nothing.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from khojaly.ledger.gate import draft_editors
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.models.version import NAMELESS as LOADER
from khojaly.ledger.publishing import Publication, has_changes, publish
from khojaly.ledger.writing import lock_ledger

from .bundles import BUNDLES
from .fields import as_fixture, assign, normal
from .files import read_rows, rows_by_parent
from .seeds import Seeds


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

    `reason` is the change reason kept with each revision and shown with each version;
    `progress` is called with sentences. Returns an `Outcome`. Raises `ValidationError`, naming
    the object, and `CommandError` for unreadable files; nothing is kept then.
    """
    seeds = Seeds(folder)
    with transaction.atomic():
        lock_ledger()
        outcome = Load(folder, reason, progress, seeds).run()
        if seeds.begun(outcome.made):
            Load(folder, reason, progress, seeds).run()
        return outcome


class Load:
    def __init__(self, folder, reason, progress, seeds):
        self.folder, self.reason, self.progress = folder, reason, progress
        self.seeds = seeds
        self.outcome = Outcome()
        self.objects = {}
        self.pending = []

    def run(self):
        for bundle in BUNDLES:
            self._compare(bundle)
        if self.pending:
            self.progress(f"Checking and saving {len(self.pending)} objects …")
            self._save()
            self._validate()
            self._publish()
        return self.outcome

    def find(self, model, identifier):
        return self.objects.get((model, identifier))

    def _compare(self, bundle):
        relations = [f.name for f in bundle.model._meta.concrete_fields if f.many_to_one]
        saved = {o.identifier: o for o in bundle.model.objects.select_related(*relations)}
        children = [_Children(self.folder, *child) for child in bundle.children]
        name = bundle.model.IDENTIFIER_FIELD
        for fields in read_rows(self.folder, bundle.file):
            target = saved.get(fields[name]) or bundle.model(**{name: fields[name]})
            self.objects[bundle.model, fields[name]] = target
            if target.pk and _same(target, fields) and all(c.same(target) for c in children):
                continue
            if not target.pk:
                fields = self.seeds.first_fields(bundle.model, fields)
                self.seeds.first_rows(bundle.model, fields[name], children)
            self._queue(target, fields, children)

    def _queue(self, target, fields, children):
        if target.pk and not _is_as_loaded(target):
            self.outcome.left_alone.append(target.identifier)
            return
        (self.outcome.updated if target.pk else self.outcome.made).append(target.identifier)
        self.pending.append((target, fields, children))

    def _save(self):
        """Two rounds, since objects point to each other: first those that are new, bare of their
        relations to their own kind, then everything."""
        for target, fields, _children in self.pending:
            if not target.pk:
                own = {
                    f.name for f in target._meta.concrete_fields if f.related_model is type(target)
                }
                self._assign(target, {k: v for k, v in fields.items() if k not in own})
                self._keep(target)
        for target, fields, children in self.pending:
            before = as_fixture(target)
            self._assign(target, fields)
            if as_fixture(target) != before:
                self._keep(target)
            for child in children:
                self._save_children(target, child)

    def _save_children(self, target, child):
        kept = child.saved.get(target.identifier, {})
        wanted = child.wanted.get(target.identifier, [])
        for fields in wanted:
            row = kept.pop(fields["order"], None) or child.model(**{child.parent: target})
            self._assign(row, fields)
            self._keep(row)
        for row in kept.values():
            row._change_reason = self.reason
            row.delete()

    def _assign(self, instance, fields):
        try:
            assign(instance, fields, self.find)
        except ValidationError as error:
            raise _named(instance, error) from error

    def _reason(self, instance):
        """The change reason of one revision: that of the seed text's claims is their own."""
        return self.seeds.reason(instance) or self.reason

    def _keep(self, instance):
        """Save. Where the database refuses, find out which constraint does not hold: its own
        refusal names no object, and asking before each save takes a quarter of all the time."""
        instance._change_reason = self._reason(instance)
        try:
            with transaction.atomic():
                instance.save()
        except IntegrityError:
            try:
                instance.validate_constraints()
            except ValidationError as error:
                raise _named(instance, error) from error
            raise

    def _validate(self):
        for target, _fields, children in self.pending:
            rows = [row for child in children for row in child.rows(target)]
            for instance in (target, *rows):
                try:
                    instance.full_clean(validate_constraints=False)
                except ValidationError as error:
                    raise _named(target, error) from error

    def _publish(self):
        self.progress(f"Publishing {len(self.pending)} objects …")
        made = [target for target, _f, _c in self.pending if target.current is None]
        updated = [target for target, _f, _c in self.pending if target.current is not None]
        first = publish(made, self._publication(ChangeKind.FIRST), self.seeds.first_reasons(made))
        checked = [target for target in updated if self.seeds.is_being_checked(target)]
        for target in checked:
            kind, reason = ChangeKind.NEW_SOURCE, self.seeds.checked_reason(target)
            publish([target], Publication(LOADER, LOADER, reason, kind))
        others = [target for target in updated if target not in checked]
        at = first[0].published_at if first else None
        publish(others, self._publication(ChangeKind.CORRECTION, at))

    def _publication(self, kind, at=None):
        return Publication(LOADER, LOADER, self.reason, kind, at)


class _Children:
    """The rows of one child model: those saved and those wanted, by the parent's identifier."""

    def __init__(self, folder, model, parent, file):
        self.model, self.parent = model, parent
        self.wanted = rows_by_parent(folder, file, parent)
        self.saved = {}
        relations = [f.name for f in model._meta.concrete_fields if f.many_to_one]
        for row in model.objects.select_related(*relations):
            self.saved.setdefault(getattr(row, parent).identifier, {})[row.order] = row

    def same(self, target):
        saved = self.saved.get(target.identifier, {})
        wanted = {fields["order"]: fields for fields in self.wanted.get(target.identifier, [])}
        return set(saved) == set(wanted) and all(_same(saved[o], wanted[o]) for o in wanted)

    def rows(self, target):
        return self.model.objects.filter(**{self.parent: target})


def _same(instance, fields):
    return as_fixture(instance) == normal(type(instance), fields)


def _is_as_loaded(target):
    """Whether a fixture may overwrite: last published by the loader, and not edited since."""
    if target.current is None or target.current.edited_by != LOADER:
        return False
    edited = any(editor.name for editor in draft_editors(target))
    return not edited and not has_changes(target)


def _named(instance, error):
    messages = (
        "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
        if hasattr(error, "error_dict")
        else " ".join(error.messages)
    )
    return ValidationError(f"{instance._meta.verbose_name} {instance}: {messages}")

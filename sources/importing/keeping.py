"""What was read is kept on the desk, and compared with what is here and with each other."""

from django.core.exceptions import ValidationError
from django.db import transaction

from sources.duplicates import Work, known_sources
from sources.models import Import, ImportEntry, Source
from sources.models.types import SourceKind

from .cleaning import clean
from .contributors import as_lines, from_lines
from .forms import EntryForm

FIELDS = (*EntryForm.MAIN, *EntryForm.MORE)
KINDS = {
    "article-journal": "scholarly", "chapter": "scholarly", "dataset": "scholarly",
    "article-newspaper": "press", "article-magazine": "press", "interview": "testimony",
    "legal_case": "court", "legislation": "legislation", "treaty": "legislation",
    "entry-encyclopedia": "encyclopedia",
}  # fmt: skip


def keep_import(entries, faults, reason, user, given, encoding=""):
    """Keep what was read and return the `Import`. `given` holds what the editor said of all,
    `encoding` the name of one that was guessed."""
    job = Import(made_by=user, reason=reason, faults=_without_the_unseen(faults), encoding=encoding)
    rows = [
        ImportEntry(
            of=job,
            number=number,
            place=clean(entry.place)[:100],
            typed=_typed(entry, given),
            remarks=entry.remarks,
        )
        for number, entry in enumerate(entries, 1)
    ]
    mark_copies(rows)
    for row in rows:
        row.take = not (row.twin_id or row.twin_number)
    with transaction.atomic():
        job.save()
        ImportEntry.objects.bulk_create(rows)
    return job


def _without_the_unseen(faults):
    """The faults as JSON that every database takes: a broken file may hold any character."""
    return [{name: clean(text) for name, text in vars(fault).items()} for fault in faults]


def _typed(entry, given):
    """What the form of an entry starts with: every field, empty where nothing is said."""
    said = {name: value for name, value in entry.fields.items() if value}
    chosen = {"kind": _guessed_kind(said)} | {name: text for name, text in given.items() if text}
    people = {"contributors": as_lines(entry.contributors)}
    return dict.fromkeys(FIELDS, "") | chosen | said | people


def _guessed_kind(said):
    """The kind of source that a type of work nearly always is; empty where several are likely."""
    if said.get("un_symbol"):
        return SourceKind.INTERGOVERNMENTAL.value
    return KINDS.get(said.get("csl_type"), "")


def recognised_by(typed):
    """The fields and names by which a reference is compared with others."""
    try:
        people = from_lines(typed.get("contributors"))
    except ValidationError:
        people = []
    return typed, tuple(one.get("literal") or one["family"] for one in people)


def mark_copies(rows, others=()):
    """Note on each row which source, or which row before it, it may be a copy of."""
    known = known_sources(Source.objects.all())
    for row in (*others, *rows):
        fields, names = recognised_by(row.typed)
        if row not in others:
            twin = known.twin_of(fields, names)
            row.twin_number = twin.number if isinstance(twin, ImportEntry) else None
            row.twin_id = twin.pk if twin and row.twin_number is None else None
        known.add(Work(fields, names), row)

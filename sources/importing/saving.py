"""References that were ticked become draft sources, a batch at a time."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sources.duplicates import Work, known_sources
from sources.models import Import, ImportEntry, Source

from .forms import EntryForm
from .keeping import recognised_by

BATCH = 100
State = ImportEntry.State


def order_saving(job):
    """Mark what is ticked to be saved and return how many that are."""
    return job.entries.filter(state=State.WAITING, take=True).update(state=State.SAVING, refused="")


def save_batch(job):
    """Save the next of what was marked, in the name of whoever made the import; what a field or a
    copy prevents waits again, with the reason. Return how many are still marked. Whatever ends it,
    the next call goes on there."""
    with transaction.atomic():
        Import.objects.select_for_update().get(pk=job.pk)
        marked = list(job.entries.filter(state=State.SAVING)[:BATCH])
        known = known_sources(Source.objects.all()) if marked else None
        for entry in marked:
            _save_or_refuse(entry, job, known)
    return job.entries.filter(state=State.SAVING).count()


def _save_or_refuse(entry, job, known):
    form = EntryForm(entry.typed)
    try:
        if not form.is_valid():
            raise ValidationError(form.reasons)
        _refuse_new_copy(entry, known)
        entry.source = save_source(form, job.reason, job.made_by)
        entry.state = State.SAVED
        known.add(Work(*recognised_by(entry.typed)), entry.source)
    except ValidationError as error:
        entry.state, entry.refused = State.WAITING, " ".join(error.messages)
    entry.save()


def _refuse_new_copy(entry, known):
    """A copy that the editor was shown and took all the same is another work; one that came to
    be here since then, or from this very import, was not seen yet."""
    twin = known.twin_of(*recognised_by(entry.typed))
    if twin and twin.pk not in (entry.twin_id, _saved_as(entry.of, entry.twin_number)):
        entry.twin_id, entry.take = twin.pk, False
        raise ValidationError(_("This may be %(twin)s. Tick it again if it is another work.") % {
            "twin": twin
        })  # fmt: skip


def _saved_as(job, number):
    found = job.entries.filter(number=number, source__isnull=False).first() if number else None
    return found.source_id if found else None


def save_source(form, reason, user):
    """Save a valid `EntryForm` as a draft and return the `Source`."""
    with transaction.atomic():
        source = form.save(commit=False)
        rows = form.cleaned_data["contributors"]
        _keep(source, reason, user)
        for row in rows:
            row.source = source
            _keep(row, reason, user)
    return source


def _keep(instance, reason, user):
    instance._change_reason = reason
    instance._history_user = user
    instance.save()

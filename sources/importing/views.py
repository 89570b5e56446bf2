"""The import on the desk: say what to read, correct what was read, save what is ticked."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from khojaly.desk.publication import public_name
from sources.models import Import, ImportEntry

from .forms import FOR_ALL, EntryForm, ImportForm
from .keeping import keep_import, mark_copies
from .lookup import look_up
from .reading import read_references
from .saving import order_saving, save_batch

# A page of forms has to stay below the number of fields that a request may have.
PER_PAGE = 20
State = ImportEntry.State


def importers_only(view):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.has_perm("ledger.import_version"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@importers_only
def import_sources(request):
    """GET: the form. POST: what was read is kept, and shown field by field on a page of its own."""
    form = ImportForm(request.POST or None, request.FILES or None)
    faults = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        entries, faults = _read(given)
        if entries:
            common = {name: given[name] for name in FOR_ALL}
            job = keep_import(entries, faults, given["reason"], request.user, common)
            return redirect("admin:sources_import_entries", job.pk)
        form = form.with_file_as_text()
    context = admin.site.each_context(request) | {"title": _("Import sources"), "form": form}
    context |= {"faults": faults, "unfinished": _unfinished(request.user)}
    return render(request, "admin/sources/import.html", context)


def _unfinished(user):
    """The latest imports of someone that hold references not yet saved."""
    left = Count("entries", filter=~Q(entries__state=State.SAVED))
    return Import.objects.filter(made_by=user).annotate(left=left).filter(left__gt=0)[:5]


def _read(given):
    """The entries and faults of all that was given."""
    entries, faults = read_references(given.get("file") or given["text"])
    found, missed = look_up(given.get("look_up") or ())
    return found + entries, missed + faults


@importers_only
def import_entries(request, pk):
    """What was read, a page at a time. POST keeps what was corrected; then another page is shown,
    or what is ticked is saved."""
    job = get_object_or_404(Import.objects.select_related("made_by"), pk=pk)
    shown = Paginator(job.entries.exclude(state=State.SAVED).select_related("twin"), PER_PAGE)
    page = shown.get_page(request.POST.get("on") or request.GET.get("page"))
    if request.method == "POST":
        _only_by_its_maker(job, request.user)
        _keep_corrections(request.POST, job, list(page))
        if "save" in request.POST and order_saving(job) and save_batch(job):
            return redirect("admin:sources_import_saving", pk)
        return redirect(f"{request.path}?page={request.POST.get('page') or page.number}")
    context = admin.site.each_context(request) | _of_job(job) | {"shown": page}
    context |= {"mine": job.made_by == request.user, "only_its_maker": _only_its_maker(job)}
    context["entries"] = [(entry, _form(entry)) for entry in page]
    return render(request, "admin/sources/import_entries.html", context)


def _of_job(job):
    saved = job.entries.filter(state=State.SAVED).select_related("source")
    return {
        "title": _("References read"),
        "job": job,
        "saved": list(saved),
        # By name only: sources know nothing of claims.
        "claim_form": reverse("admin:events_claim_add"),
    }


def _form(entry, data=None):
    """The form of one entry: as it was sent, or as it is kept, with what is wrong beside fields."""
    kept = entry.typed | ({"take": "on"} if entry.take else {})
    kept = {f"e{entry.number}-{name}": value for name, value in kept.items()}
    return EntryForm(kept if data is None else data, prefix=f"e{entry.number}")


def _keep_corrections(data, job, entries):
    """Keep what was typed into the forms of a page, valid or not, and look for copies anew."""
    sent = [entry for entry in entries if f"e{entry.number}-title" in data]
    for entry in sent:
        form = _form(entry, data)
        corrected = form.typed
        entry.corrected = corrected != entry.typed
        entry.typed, entry.refused = corrected, ""
        entry.take = bool(form["take"].value())
    _look_for_copies(job, [entry for entry in sent if entry.corrected])
    ImportEntry.objects.bulk_update(sent, ["typed", "take", "refused", "twin", "twin_number"])


def _look_for_copies(job, changed):
    """A correction may reveal a copy: it is then not taken before the editor has seen that."""
    seen = {entry.number: (entry.twin_id, entry.twin_number) for entry in changed}
    if changed:
        mark_copies(changed, others=_before(job, changed))
    for entry in changed:
        if seen[entry.number] != (entry.twin_id, entry.twin_number):
            entry.take = entry.take and not (entry.twin_id or entry.twin_number)


def _before(job, changed):
    numbers = [entry.number for entry in changed]
    return list(job.entries.filter(number__lt=max(numbers)).exclude(number__in=numbers))


@importers_only
def import_saving(request, pk):
    """GET: how far the saving has come. POST: the next batch of what was ordered is saved, in the
    name of whoever ordered it; the page goes on by itself where there is a script."""
    job = get_object_or_404(Import, pk=pk)
    if request.method == "POST":
        _only_by_its_maker(job, request.user)
        save_batch(job)
    waiting = job.entries.filter(state=State.SAVING).count()
    if not waiting:
        return redirect("admin:sources_import_entries", pk)
    done = job.entries.filter(state=State.SAVED).count()
    context = admin.site.each_context(request) | _of_job(job)
    context |= {"done": done, "all": done + waiting, "mine": job.made_by == request.user}
    return render(request, "admin/sources/import_saving.html", context)


def _only_by_its_maker(job, user):
    """What is saved from an import is an edit of whoever made it: nobody else goes on with it."""
    if job.made_by != user:
        raise PermissionDenied(_only_its_maker(job))


def _only_its_maker(job):
    return _("Only %(name)s goes on with this import.") % {"name": public_name(job.made_by)}

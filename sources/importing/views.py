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

from .correcting import LEFT, bring_back, entry_form, fill_down, keep_corrections, set_aside
from .forms import FOR_ALL, ImportForm
from .keeping import keep_import
from .lookup import look_up
from .reading import read_references
from .saving import order_saving, save_batch

# A page of forms has to stay below the number of fields that a request may have.
PER_PAGE = 20
State = ImportEntry.State
ORDERS = {"fill": fill_down, "aside": set_aside, "back": bring_back}


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
            job = keep_import(entries, faults, given["reason"], request.user, common, form.guessed)
            return redirect("admin:sources_import_entries", job.pk)
        form = form.with_file_as_text()
    context = admin.site.each_context(request) | {"title": _("Import sources"), "form": form}
    context |= {"faults": faults, "unfinished": _unfinished(request.user)}
    return render(request, "admin/sources/import.html", context)


def _unfinished(user):
    """The latest imports of someone that hold references not yet saved."""
    left = Count("entries", filter=Q(entries__state__in=LEFT))
    return Import.objects.filter(made_by=user).annotate(left=left).filter(left__gt=0)[:5]


def _read(given):
    """The entries and faults of all that was given."""
    entries, faults = read_references(given.get("file") or given["text"])
    found, missed = look_up(given.get("look_up") or ())
    return found + entries, missed + faults


@importers_only
def import_entries(request, pk):
    """What was read, a page at a time. POST keeps what was corrected; then what was asked for is
    done: another page, filling down, setting aside, saving what is ticked."""
    job = get_object_or_404(Import.objects.select_related("made_by"), pk=pk)
    if request.method == "GET":
        return _entries_page(request, job, request.GET.get("page"))
    _only_by_its_maker(job, request.user)
    conflicts = keep_corrections(request.POST, job)
    if conflicts:
        return _entries_page(request, job, request.POST.get("on"), conflicts)
    for name in ORDERS.keys() & request.POST.keys():
        ORDERS[name](job, request.POST[name])
    if "save" in request.POST and order_saving(job) and save_batch(job):
        return redirect("admin:sources_import_saving", pk)
    return redirect(f"{request.path}?page={request.POST.get('page') or request.POST.get('on', 1)}")


def _entries_page(request, job, number, conflicts=None):
    """`conflicts` are forms that were changed elsewhere meanwhile, by the entry's number."""
    left = job.entries.filter(state__in=LEFT).select_related("twin")
    page = Paginator(left, PER_PAGE).get_page(number)
    context = admin.site.each_context(request) | _of_job(job) | {"shown": page}
    context |= {"mine": job.made_by == request.user, "only_its_maker": _only_its_maker(job)}
    forms = conflicts or {}
    context["entries"] = [(one, forms.get(one.number) or entry_form(one)) for one in page]
    return render(request, "admin/sources/import_entries.html", context)


def _of_job(job):
    done = list(job.entries.exclude(state__in=LEFT).select_related("source"))
    return {
        "title": _("References read"),
        "job": job,
        "saved": [entry for entry in done if entry.state == State.SAVED],
        "aside": sum(entry.state == State.ASIDE for entry in done),
        # By name only: sources know nothing of claims.
        "claim_form": reverse("admin:events_claim_add"),
    }


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

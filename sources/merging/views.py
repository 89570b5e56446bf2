"""The page on which a reviewer merges one source into another, and what waits after that."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from khojaly.desk.naming import name_of
from khojaly.desk.notes import keep_note
from khojaly.desk.referring import referring_to
from khojaly.ledger.describing import describe, label_of
from khojaly.ledger.drafts import content, revision_of
from khojaly.ledger.tracking import thing_of
from sources.models import Source

from .forms import MergeForm, SuccessorForm
from .merging import merge_sources, publish_moved, ready_for, waiting_for_second_person
from .moving import rows_pointing_to


def merge_source(model_admin, request, pk):
    """GET: choose the source that stays, then see both. POST: merge, or publish what waits."""
    if not request.user.has_perm("ledger.publish_version"):
        raise PermissionDenied
    source = get_object_or_404(Source.objects.select_related("merged_into", "current"), pk=pk)
    asked = request.GET if {"successor", "identifier"} & set(request.GET) else None
    choice = SuccessorForm(source, asked)
    stays = choice.cleaned_data["successor"] if choice.is_valid() else None
    form = MergeForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid() and _done(request, source, stays, form):
        return redirect(request.path)
    context = model_admin.admin_site.each_context(request) | _context(request, source, stays)
    return render(request, "admin/sources/merge.html", context | {"choice": choice, "form": form})


def _context(request, source, stays):
    context = {"title": _("Merge into another source"), "source": source, "stays": stays}
    if source.merged_into:
        context["waiting"] = waiting_for_second_person(source, request.user)
        context["may_publish_some"] = ready = ready_for(context["waiting"])
        context["seen"] = revision_of(*ready)
    if stays:
        context["rows"] = side_by_side(source, stays)
        owners = {thing_of(row) for row, _names in rows_pointing_to(source)}
        context["moved"] = sorted(owners, key=lambda owner: (owner.KIND, owner.pk))
        found, _count = referring_to(source, most=None)
        context["staying"] = [each for each in found if each.item not in owners]
    return context


def _done(request, source, stays, form):
    """Do what was asked; True when it was done. What is refused is said, and nothing is lost."""
    reason = form.cleaned_data["reason"]
    try:
        if "publish" in request.POST:
            done = publish_moved(source, request.user, reason, request.POST.get("revision", ""))
            messages.success(request, _("Published: %(names)s.") % {"names": _names(done)})
        elif stays:
            done = merge_sources(source, stays, reason, request.user)
            keep_note(request.user, source, "note", reason)
            named = {"source": source.identifier, "stays": stays.identifier, "names": _names(done)}
            messages.success(
                request, _("%(source)s leads to %(stays)s now. Moved in: %(names)s.") % named
            )
        return "publish" in request.POST or bool(stays)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False


def _names(things):
    return ", ".join(name_of(thing) for thing in things) or _("nothing")


def side_by_side(source, stays):
    """`[(label, text of one, text of the other, whether they differ), ...]` of all that either
    record holds."""
    one, other = content(source), content(stays)
    names = [name for name in one | other if one.get(name) or other.get(name)]
    rows = [(label_of(name), _text(name, source, one), _text(name, stays, other)) for name in names]
    return [(*row, row[1] != row[2]) for row in rows if row[1] or row[2]]


def _text(name, source, record):
    """A value of a source's record in words; of a choice, its label."""
    value = record.get(name)
    if choice := getattr(source, f"get_{name}_display", None):
        return str(choice())
    items = value if isinstance(value, list) else [value]
    return "; ".join(filter(None, (describe(name, item) for item in items)))

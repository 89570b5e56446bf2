"""The review page of a draft, with all that can be done there, and its preview."""

from functools import partial

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from khojaly.ledger.differences import differences
from khojaly.ledger.lifecycle import give_back, restore, submit, withdraw
from khojaly.ledger.models import Publishable
from khojaly.ledger.publishing import content, without_versions
from khojaly.ledger.revisions import last_edit

from . import previews
from .forms import PublicationForm
from .publication import publication_by, publish_draft, second_person_problem
from .watching import watched_words

Status = Publishable.Status


def bound(view, model_admin):
    return partial(view, model_admin)


def _item(model_admin, request, object_id):
    item = model_admin.get_object(request, unquote(object_id))
    if item is None:
        raise Http404
    if not model_admin.has_view_or_change_permission(request, item):
        raise PermissionDenied
    return item


def review(model_admin, request, object_id):
    """GET: the difference against what is public. POST: one of the acts, named by `act`."""
    item = _item(model_admin, request, object_id)
    form = PublicationForm(request.POST or None, initial={"change_kind": "correction"})
    if request.method == "POST" and _act(request, item, form):
        return redirect(request.path)
    context = model_admin.admin_site.each_context(request) | _context(model_admin, request, item)
    return render(request, "admin/ledger/review.html", context | {"form": form})


def _context(model_admin, request, item):
    public = without_versions(item.current.data["content"]) if item.current else {}
    return {
        "item": item,
        "opts": model_admin.opts,
        "title": _("Review of %(item)s") % {"item": item.identifier},
        "changes": differences(public, content(item)),
        "problems": item.publication_problems(),
        "second_person": second_person_problem(item, request.user),
        "edit": last_edit(item),
        "watched": watched_words(content(item)),
        "notes": notes_on(item),
        "may_publish": request.user.has_perm("ledger.publish_version"),
        "may_submit": request.user.has_perm("ledger.submit_version"),
        "withdrawn": item.status == Status.WITHDRAWN,
    }


def _act(request, item, form):
    """Do what was asked; True when it was done. What was refused is said, and nothing is lost."""
    act = ACTS.get(request.POST.get("act"))
    if act is None or not request.user.has_perm(act.permission):
        raise PermissionDenied
    if act.needs_reason and not form.is_valid():
        return False
    try:
        act.do(request, item, form)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return False
    messages.success(request, act.done % {"item": item.identifier})
    return True


class Act:
    def __init__(self, do, permission, done, needs_reason=True):
        self.do, self.permission, self.done, self.needs_reason = do, permission, done, needs_reason


def _submit(request, item, form):
    submit(item)
    note(request, item, _("Submitted for review."))


def _publish(request, item, form):
    given = form.cleaned_data
    publish_draft(item, request.user, given["reason"], given["change_kind"])


def _return(request, item, form):
    give_back(item)
    note(request, item, form.cleaned_data["reason"])


def _withdraw(request, item, form):
    withdraw(item, publication_by(request.user, item, form.cleaned_data["reason"]))


def _restore(request, item, form):
    restore(item, publication_by(request.user, item, form.cleaned_data["reason"]))


def _note(request, item, form):
    note(request, item, form.cleaned_data["reason"])


ACTS = {
    "submit": Act(_submit, "ledger.submit_version", "%(item)s is in review.", needs_reason=False),
    "publish": Act(_publish, "ledger.publish_version", "%(item)s is published."),
    "return": Act(_return, "ledger.publish_version", "%(item)s went back to its author."),
    "withdraw": Act(_withdraw, "ledger.publish_version", "%(item)s is withdrawn."),
    "restore": Act(_restore, "ledger.publish_version", "%(item)s is published again."),
    "note": Act(_note, "ledger.submit_version", "The note stays with %(item)s."),
}


def note(request, item, text):
    """Keep a note with a draft, in the admin's own log."""
    LogEntry.objects.log_actions(request.user.pk, [item], CHANGE, text, single_object=True)


def notes_on(item):
    found = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(item), object_id=str(item.pk)
    )
    return [entry for entry in found.select_related("user")[:30] if entry.change_message[:1] != "["]


def preview(model_admin, request, object_id):
    """GET: the public page as it would be with the saved draft. POST: with what was typed."""
    if request.method == "POST":
        return previews.typed(model_admin, request, object_id)
    return previews.saved(request, _item(model_admin, request, object_id))

"""What can be done with a draft on its review page, and the notes that stay with it."""

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from khojaly.ledger.lifecycle import give_back, restore, submit, withdraw

from .publication import publication_by, publish_draft


def attempt(request, item, name, form=None):
    """Do the act of this name; True when it was done. What was refused is said, nothing is lost.

    Raises `PermissionDenied` for an unknown act and for those who may not do it.
    """
    act = ACTS.get(name)
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
    messages.success(request, _(act.done) % {"item": item.identifier})
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


SUBMIT, PUBLISH = "ledger.submit_version", "ledger.publish_version"
ACTS = {
    "submit": Act(_submit, SUBMIT, gettext_noop("%(item)s is in review."), needs_reason=False),
    "publish": Act(_publish, PUBLISH, gettext_noop("%(item)s is published.")),
    "return": Act(_return, PUBLISH, gettext_noop("%(item)s went back to its author.")),
    "withdraw": Act(_withdraw, PUBLISH, gettext_noop("%(item)s is withdrawn.")),
    "restore": Act(_restore, PUBLISH, gettext_noop("%(item)s is published again.")),
    "note": Act(_note, SUBMIT, gettext_noop("The note stays with %(item)s.")),
}


def note(request, item, text):
    """Keep a note with a draft, in the admin's own log."""
    LogEntry.objects.log_actions(request.user.pk, [item], CHANGE, text, single_object=True)


def notes_on(item):
    found = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(item), object_id=str(item.pk)
    )
    return [entry for entry in found.select_related("user")[:30] if entry.change_message[:1] != "["]

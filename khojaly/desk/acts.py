"""What can be done with a draft on its review page; each act leaves a note."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from khojaly.ledger.drafts import drafts_with
from khojaly.ledger.gate import draft_editors
from khojaly.ledger.lifecycle import (
    Status,
    give_back,
    restore,
    set_aside,
    submit,
    take_up,
    withdraw,
)
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.writing import hold

from .naming import name_of
from .notes import ANSWERS, keep_note
from .publication import PUBLISH, publication_by, publish_draft
from .telling import authors_of, tell


def attempt(request, item, name, form=None):
    """Do the act of this name; True when it was done. What was refused is said, nothing is lost.

    Raises `PermissionDenied` for an unknown act and for those who may not do it.
    """
    act = ACTS.get(name)
    if act is None or not request.user.has_perm(act.permission):
        raise PermissionDenied
    if form is not None and not form.is_valid():
        return False
    given = form.cleaned_data if form is not None else {}
    try:
        authors = _done(act, request.user, item, name, given)
    except ValidationError as refusal:
        item.refresh_from_db()
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return False
    messages.success(request, _(act.done) % {"item": name_of(item)})
    if name in ANSWERS:
        address = request.build_absolute_uri(request.path)
        for author in authors:
            tell(author, request.user, item, name, _said(name, given), address)
    return True


def submit_saved(request, item):
    """Submit what was just saved. Of whoever may not submit the edit is kept, and they are told."""
    if request.user.has_perm(SUBMIT):
        attempt(request, item, "submit")
    else:
        messages.warning(
            request,
            _("%(item)s is saved as a draft. Your role does not submit: an editor does it.")
            % {"item": name_of(item)},
        )


@transaction.atomic
def _done(act, user, item, name, given):
    """Do an act on a thing as it stands now, with what is said of it; return its authors' accounts.
    Raises `ValidationError`, and then nothing is kept."""
    hold(item)
    authors = authors_of(item)
    act.do(user, item, given)
    _keep_words(user, item, name, given)
    return authors


def asked_for(name):
    """The fields of the review's form that an act needs."""
    return ACTS[name].asks if name in ACTS else ()


def _said(name, given):
    """What goes with an act: the reason for readers, where it asks for one, or the note."""
    return given.get("reason" if "reason" in ACTS[name].asks else "note", "")


def _keep_words(user, item, name, given):
    """Keep what was said with the draft; a note that was typed beside the reason for readers is
    kept as well."""
    said, note = _said(name, given), given.get("note", "")
    keep_note(user, item, name, said)
    if note and said != note:
        keep_note(user, item, "note", note)


class Act:
    """`asks` names the fields of the review's form without which it cannot be done."""

    def __init__(self, do, permission, done, asks=()):
        self.do, self.permission, self.done, self.asks = do, permission, done, asks


def _submit(user, item, given):
    """With a draft goes what it brings along. Whoever submits what others drafted says a word."""
    others = [other for other in drafts_with(item) if other.status == Status.DRAFT]
    note = given.get("note", "")
    strange = [thing for thing in (item, *others) if _drafted_by_others(thing, user)]
    if strange and not note:
        names = ", ".join(name_of(thing) for thing in strange)
        raise ValidationError(
            _("%(names)s: drafted by others. Submit it for them with a word in the note.")
            % {"names": names}
        )
    for other in others:
        submit(other)
        keep_note(user, other, "submit", note)
    submit(item)


def _drafted_by_others(item, user):
    editors = {editor.pk for editor in draft_editors(item)} - {None}
    return bool(editors) and user.pk not in editors


def _publish(user, item, given):
    kind = given.get("change_kind") or ChangeKind.FIRST
    publish_draft(item, user, given["reason"], kind, given["revision"])


def _return(user, item, given):
    give_back(item)


def _withdraw(user, item, given):
    withdraw(item, publication_by(user, given["reason"]))


def _restore(user, item, given):
    restore(item, publication_by(user, given["reason"]))


def _set_aside(user, item, given):
    set_aside(item)


def _take_up(user, item, given):
    take_up(item)


def _note(user, item, given):
    """Nothing but the note itself."""


SUBMIT = "ledger.submit_version"
ACTS = {
    "submit": Act(_submit, SUBMIT, gettext_noop("%(item)s is in review.")),
    "publish": Act(
        _publish, PUBLISH, gettext_noop("%(item)s is published."), ("change_kind", "reason")
    ),
    "return": Act(_return, PUBLISH, gettext_noop("%(item)s went back to its author."), ("note",)),
    "withdraw": Act(_withdraw, PUBLISH, gettext_noop("%(item)s is withdrawn."), ("reason",)),
    "restore": Act(_restore, PUBLISH, gettext_noop("%(item)s is published again."), ("reason",)),
    "set-aside": Act(_set_aside, SUBMIT, gettext_noop("%(item)s is set aside."), ("note",)),
    "take-up": Act(_take_up, SUBMIT, gettext_noop("%(item)s is a draft again."), ("note",)),
    "note": Act(_note, SUBMIT, gettext_noop("The note stays with %(item)s."), ("note",)),
}

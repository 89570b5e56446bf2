"""What can be done with a draft on its review page; each act leaves a note."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from khojaly.ledger.lifecycle import give_back, restore, submit, withdraw

from .naming import name_of
from .notes import ANSWERS, keep_note
from .publication import publication_by, publish_draft
from .telling import author_of, tell


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
    author = author_of(item)
    try:
        act.do(request.user, item, given)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return False
    _keep_words(request, item, name, author, given)
    messages.success(request, _(act.done) % {"item": name_of(item)})
    return True


def asked_for(name):
    """The fields of the review's form that an act needs."""
    return ACTS[name].asks if name in ACTS else ()


def _keep_words(request, item, name, author, given):
    """Keep what was said with the draft and tell its author; a note that was typed beside the
    reason for readers is kept as well."""
    reason, note = given.get("reason", ""), given.get("note", "")
    said = reason if "reason" in ACTS[name].asks else note
    keep_note(request.user, item, name, said)
    if note and said != note:
        keep_note(request.user, item, "note", note)
    if name in ANSWERS:
        address = request.build_absolute_uri(request.path)
        tell(author, request.user, item, name, said, address)


class Act:
    """`asks` names the fields of the review's form without which it cannot be done."""

    def __init__(self, do, permission, done, asks=()):
        self.do, self.permission, self.done, self.asks = do, permission, done, asks


def _submit(user, item, given):
    submit(item)


def _publish(user, item, given):
    publish_draft(item, user, given["reason"], given["change_kind"])


def _return(user, item, given):
    give_back(item)


def _withdraw(user, item, given):
    withdraw(item, publication_by(user, item, given["reason"]))


def _restore(user, item, given):
    restore(item, publication_by(user, item, given["reason"]))


def _note(user, item, given):
    """Nothing but the note itself."""


SUBMIT, PUBLISH = "ledger.submit_version", "ledger.publish_version"
ACTS = {
    "submit": Act(_submit, SUBMIT, gettext_noop("%(item)s is in review.")),
    "publish": Act(
        _publish, PUBLISH, gettext_noop("%(item)s is published."), ("change_kind", "reason")
    ),
    "return": Act(_return, PUBLISH, gettext_noop("%(item)s went back to its author."), ("note",)),
    "withdraw": Act(_withdraw, PUBLISH, gettext_noop("%(item)s is withdrawn."), ("reason",)),
    "restore": Act(_restore, PUBLISH, gettext_noop("%(item)s is published again."), ("reason",)),
    "note": Act(_note, SUBMIT, gettext_noop("The note stays with %(item)s."), ("note",)),
}

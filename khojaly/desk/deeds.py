"""The acts themselves: what each does with a held draft, who may do it, and what it asks for.

Each takes the user, the draft and what the review's form gave, and raises `ValidationError` with
what forbids it.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from khojaly.ledger.drafts import drafts_with
from khojaly.ledger.gate import draft_editors
from khojaly.ledger.lifecycle import (
    Status,
    drop,
    give_back,
    restore,
    set_aside,
    submit,
    take_up,
    withdraw,
)
from khojaly.ledger.models import ChangeKind

from .naming import name_of
from .notes import keep_note
from .publication import PUBLISH, public_name, publication_by, publish_draft

DRAFT = "ledger.draft_version"
SUBMIT = "ledger.submit_version"


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
    _require_ones_own(user, item)
    set_aside(item)


def _take_up(user, item, given):
    _require_ones_own(user, item)
    take_up(item)


def _drop(user, item, given):
    _require_ones_own(user, item)
    drop(item, user, public_name(user), given["note"])


def _require_ones_own(user, item):
    """Whoever submits looks after all drafts; whoever does not, after those that are theirs."""
    if not user.has_perm(SUBMIT) and {editor.pk for editor in draft_editors(item)} != {user.pk}:
        raise ValidationError(_("Others worked on this draft too: an editor can do it."))


def _ready(user, item, given):
    """A draft is handed over by the note itself; only one that waits for nobody can be."""
    if item.status != Status.DRAFT:
        raise ValidationError(_("%(item)s is not a draft.") % {"item": item.identifier})


def _ask(user, item, given):
    """Whoever is asked for a review reads it in the note itself."""
    if item.status != Status.REVIEW:
        raise ValidationError(_("%(item)s is not in review.") % {"item": item.identifier})


def _note(user, item, given):
    """Nothing but the note itself."""


ACTS = {
    "submit": Act(_submit, SUBMIT, gettext_noop("%(item)s is in review.")),
    "publish": Act(
        _publish, PUBLISH, gettext_noop("%(item)s is published."), ("change_kind", "reason")
    ),
    "return": Act(_return, PUBLISH, gettext_noop("%(item)s went back to its author."), ("note",)),
    "withdraw": Act(_withdraw, PUBLISH, gettext_noop("%(item)s is withdrawn."), ("reason",)),
    "restore": Act(_restore, PUBLISH, gettext_noop("%(item)s is published again."), ("reason",)),
    "ready": Act(_ready, DRAFT, gettext_noop("The editors see that %(item)s is ready.")),
    "ask": Act(_ask, SUBMIT, gettext_noop("The review of %(item)s is asked for."), ("reviewer",)),
    "drop": Act(_drop, DRAFT, gettext_noop("The changes of %(item)s are dropped."), ("note",)),
    "set-aside": Act(_set_aside, DRAFT, gettext_noop("%(item)s is set aside."), ("note",)),
    "take-up": Act(_take_up, DRAFT, gettext_noop("%(item)s is a draft again."), ("note",)),
    "note": Act(_note, DRAFT, gettext_noop("The note stays with %(item)s."), ("note",)),
}

"""Publishing from the desk: who may, and in whose name."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from khojaly.ledger.models import ChangeKind
from khojaly.ledger.publishing import Publication, content, publish, without_versions
from khojaly.ledger.revisions import last_edit

NAMELESS = "fixtures"


def public_name(user):
    """The name under which someone edits and publishes."""
    return user.get_full_name() or user.get_username()


def changes_figure(item):
    """Whether the draft gives another figure than the public version."""
    if item.current is None:
        return False
    public = without_versions(item.current.data["content"])
    return public.get("estimate") != content(item).get("estimate")


def second_person_problem(item, user, edit=None):
    """A sentence when this person may not publish this draft, or an empty text. `edit` is the last
    one, where it is known already.

    A changed figure always needs a second person; a setting relaxes the rule for anything else.
    """
    edit = edit or last_edit(item)
    if edit is None or edit.history_user_id != user.pk:
        return ""
    if changes_figure(item):
        return _("You changed a figure here, so someone else has to publish it.")
    if settings.SECOND_PERSON_REQUIRED:
        return _("You made the last edit, so someone else has to publish it.")
    return ""


def publication_by(user, item, reason, change_kind=ChangeKind.CORRECTION):
    """The `Publication` of a draft by a user, naming who made the last edit."""
    edit = last_edit(item)
    edited_by = edit.history_user_name if edit else ""
    return Publication(public_name(user), edited_by or NAMELESS, reason, ChangeKind(change_kind))


def published_with(item, edit=None):
    """The drafts that `item` points to, that were never published, and that the same person edited
    last: they are published with it. Any others are named when it is published, and prevent it.
    `edit` is the item's last one, where it is known already."""
    found, edit = [], edit or last_edit(item)
    editor = edit.history_user_id if edit else None

    def refer(other):
        fresh = other.current_id is None and other != item and other not in found
        if fresh and (last := last_edit(other)) and last.history_user_id == editor:
            found.append(other)
            other.record(refer)
        return {}

    item.record(refer)
    return found


def publish_draft(item, user, reason, change_kind):
    """Publish a draft, and what it brings with it, and return its version. Raises
    `ValidationError` with what prevents it."""
    problem = second_person_problem(item, user)
    if problem:
        raise ValidationError(problem)
    brought = published_with(item)
    first = publication_by(user, item, reason, ChangeKind.FIRST)
    if item.current is None:
        return publish([*brought, item], first)[-1]
    with transaction.atomic():
        if brought:
            publish(brought, first)
        return publish([item], publication_by(user, item, reason, change_kind))[0]

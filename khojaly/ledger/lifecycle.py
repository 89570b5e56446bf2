"""What happens to a thing besides being published: review, withdrawal, merging, return.

Nothing is deleted. A withdrawn thing keeps its page with the reason and leaves the lists; a merged
one leads to its successor and keeps its own versions.
"""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .models import ChangeKind, Publishable
from .publishing import has_changes, publish

Status = Publishable.Status


def submit(item):
    """Hand a draft over for review. Raises `ValidationError` with what is still missing."""
    problems = item.publication_problems()
    if problems:
        raise ValidationError(problems)
    _set_status(item, Status.REVIEW)


def give_back(item):
    """Return a submitted draft to its author. Raises `ValidationError` unless it is in review."""
    if item.status != Status.REVIEW:
        raise ValidationError(_("%(item)s is not in review.") % {"item": item.identifier})
    _set_status(item, Status.DRAFT)


def make_draft(item):
    """An edit makes a draft of what was published or in review; readers keep the version. One that
    takes an earlier edit back leaves no draft behind."""
    if item.status == Status.WITHDRAWN:
        return
    _set_status(item, Status.DRAFT if has_changes(item) else Status.PUBLISHED)


def _set_status(item, status):
    type(item).objects.filter(pk=item.pk).update(status=status)
    item.status = status


def withdraw(item, publication):
    """Publish that `item` is withdrawn and return the version. `publication.reason` is shown to
    readers. Raises `ValidationError` when it was never published or is gone already."""
    _require_standing(item)
    return publish([item], replace(publication, change_kind=ChangeKind.WITHDRAWN))[0]


def merge(item, successor, publication):
    """Publish that `item` is now part of `successor` and return the version.

    Raises `ValidationError` unless both are published and of one kind, and where it would lead in
    a circle.
    """
    _require_standing(item)
    _require_standing(successor)
    if type(item) is not type(successor) or item.pk == successor.pk:
        raise ValidationError(_("A thing is merged into another one of its own kind."))
    with transaction.atomic():
        type(item).objects.filter(pk=item.pk).update(merged_into=successor)
        item.merged_into = successor
        return publish([item], replace(publication, change_kind=ChangeKind.MERGED))[0]


def restore(item, publication):
    """Publish a withdrawn or merged thing again and return the version."""
    if item.status != Status.WITHDRAWN:
        raise ValidationError(_("%(item)s is not withdrawn.") % {"item": item.identifier})
    with transaction.atomic():
        type(item).objects.filter(pk=item.pk).update(merged_into=None)
        item.merged_into = None
        return publish([item], replace(publication, change_kind=ChangeKind.RESTORED))[0]


def _require_standing(item):
    if item.current is None or item.status == Status.WITHDRAWN:
        raise ValidationError(
            _("%(item)s is not published, so this cannot be done with it.")
            % {"item": item.identifier}
        )

"""What happens to a thing besides being published: review, withdrawal, merging, return.

Nothing is deleted. A withdrawn thing keeps its page with the reason and leaves the lists; a merged
one leads to its successor and keeps its own versions. None of this carries a draft along: readers
go on seeing what was published, and what was edited since waits for its review.
"""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .drafts import has_changes
from .gate import gone_sentence, reference_problems
from .models import ChangeKind, Dropped, Publishable
from .publishing import repeat, set_standing
from .revisions import last_moment
from .states import public_state, put_back
from .writing import hold

Status = Publishable.Status


@transaction.atomic
def submit(item):
    """Hand a draft over for review. Raises `ValidationError` with what is still missing, or when
    the thing is gone."""
    hold(item)
    gone = gone_sentence(item)
    problems = [gone] if gone else [*item.publication_problems(), *reference_problems(item)]
    if problems:
        raise ValidationError(problems)
    set_standing(item, status=Status.REVIEW)


@transaction.atomic
def give_back(item):
    """Return a submitted draft to its author. Raises `ValidationError` unless it is in review."""
    hold(item)
    if item.status != Status.REVIEW:
        raise ValidationError(_("%(item)s is not in review.") % {"item": item.identifier})
    set_standing(item, status=Status.DRAFT)


@transaction.atomic
def set_aside(item):
    """Take a draft that readers never saw out of the way; its history stays, and it can be taken up
    again. Raises `ValidationError` for anything else."""
    hold(item)
    if item.current or item.is_gone:
        raise ValidationError(
            _("Only a draft that was never published is set aside; %(item)s is not one.")
            % {"item": item.identifier}
        )
    set_standing(item, status=Status.WITHDRAWN)


@transaction.atomic
def take_up(item):
    """Make a draft again of what was set aside. Raises `ValidationError` for anything else."""
    hold(item)
    if item.current or item.merged_into or item.status != Status.WITHDRAWN:
        raise ValidationError(_("%(item)s was not set aside.") % {"item": item.identifier})
    set_standing(item, status=Status.DRAFT)


@transaction.atomic
def drop(item, user, by, reason):
    """Take a draft of something public back to what readers see, in the name of `user`, whose
    public name is `by`; its edits stay in the history and are no later draft's. Raises
    `ValidationError` where there is nothing to drop, or no saved edit holds what readers see."""
    hold(item)
    named = {"item": item.identifier}
    if item.current is None or item.is_gone or not has_changes(item):
        raise ValidationError(_("%(item)s has no changes that could be dropped.") % named)
    then = public_state(item)
    if then is not None:
        put_back(item, then, user, reason)
    if has_changes(item):
        raise ValidationError(_("No saved edit of %(item)s holds what readers see.") % named)
    dropped = Dropped(kind=item.KIND, identifier=item.identifier, by=by, reason=reason)
    dropped.at = last_moment(item)
    dropped.save()
    set_standing(item, status=Status.PUBLISHED)


def make_draft(item):
    """An edit makes a draft of what was published or in review; readers keep the version. One that
    takes an earlier edit back leaves no draft behind."""
    if not item.is_gone:
        set_standing(item, status=status_of_draft(item))


def status_of_draft(item):
    """The status of a thing that is not gone: a draft where it differs from what readers see."""
    return Status.DRAFT if has_changes(item) else Status.PUBLISHED


@transaction.atomic
def withdraw(item, publication):
    """Publish that `item` is withdrawn and return the version. `publication.reason` is shown to
    readers. Raises `ValidationError` when it was never published or is gone already."""
    hold(item)
    _require_standing(item)
    kind = ChangeKind.WITHDRAWN
    return repeat(item, replace(publication, change_kind=kind), status=str(kind))


@transaction.atomic
def merge(item, successor, publication):
    """Publish that `item` is now part of `successor` and return the version.

    Raises `ValidationError` unless both are published and of one kind, and where it would lead in
    a circle.
    """
    hold(item, successor)
    _require_standing(item)
    _require_standing(successor)
    if type(item) is not type(successor) or item.pk == successor.pk:
        raise ValidationError(_("A thing is merged into another one of its own kind."))
    set_standing(item, merged_into=successor)
    kind, number = ChangeKind.MERGED, successor.current.number
    leads_to = {"kind": successor.KIND, "id": successor.identifier, "version": number}
    publication = replace(publication, change_kind=kind)
    return repeat(item, publication, status=str(kind), merged_into=leads_to)


@transaction.atomic
def restore(item, publication):
    """Publish a withdrawn or merged thing again, as it was, and return the version. Edits made
    since are a draft again. Raises `ValidationError` for what readers never saw or is not gone."""
    hold(item)
    if item.status != Status.WITHDRAWN or item.current is None:
        raise ValidationError(_("%(item)s is not withdrawn.") % {"item": item.identifier})
    set_standing(item, merged_into=None)
    version = repeat(item, replace(publication, change_kind=ChangeKind.RESTORED))
    set_standing(item, status=status_of_draft(item))
    return version


def _require_standing(item):
    if item.current is None or item.status == Status.WITHDRAWN:
        raise ValidationError(
            _("%(item)s is not published, so this cannot be done with it.")
            % {"item": item.identifier}
        )

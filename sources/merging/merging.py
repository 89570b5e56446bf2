"""Merging, in one transaction, and what a second person still has to do.

Merging is a reviewer's act like withdrawing: it changes what a record is, and no figure. The claims
that cited the merged source are edits of the one who merges. Where a second person is required they
wait in review for someone else, who may publish all of them at once; until then they cite the old
version, whose address leads on. Where the rule is relaxed they are published with the merger.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from khojaly.desk.publication import publication_by, second_person_problem
from khojaly.ledger import lifecycle
from khojaly.ledger.models import ChangeKind, Publishable
from khojaly.ledger.publishing import content, has_changes, publish, without_versions

from .moving import move, owner_of, rows_pointing_to

Status = Publishable.Status


def merge_sources(source, successor, reason, user):
    """Merge `source` into `successor`; return the things whose citations were moved.

    Raises `ValidationError` with a sentence when it cannot be, and then nothing is changed.
    """
    _refuse_circles(source, successor)
    with transaction.atomic():
        owners = {owner_of(row) for row, _names in rows_pointing_to(source)}
        settled = {owner for owner in owners if owner.current and not has_changes(owner)}
        moved = move(source, successor, reason, user)
        if source.current:
            lifecycle.merge(source, successor, publication_by(user, source, reason))
        else:
            _set_aside(source, successor)
        if settled:
            _hand_over([owner for owner in moved if owner in settled], reason, user)
        return moved


def _set_aside(draft, successor):
    """A draft that readers never saw has no address to lead on, and nothing for the ledger."""
    type(draft).objects.filter(pk=draft.pk).update(merged_into=successor, status=Status.WITHDRAWN)


def _refuse_circles(source, successor):
    if source.pk == successor.pk:
        raise ValidationError(_("A source is merged into another one."))
    if successor.read_through_id == source.pk:
        raise ValidationError(
            _("%(successor)s was read as quoted by %(source)s, so they are two works.")
            % {"successor": successor.identifier, "source": source.identifier}
        )


def _hand_over(owners, reason, user):
    """Things without other changes are published, or wait for the second person."""
    for owner in owners:
        owner.refresh_from_db()
    if settings.SECOND_PERSON_REQUIRED:
        for owner in owners:
            type(owner).objects.filter(pk=owner.pk).update(status=Status.REVIEW)
    else:
        _publish(owners, reason, user)


def _publish(owners, reason, user):
    changed = [owner for owner in owners if has_changes(owner)]
    if changed:
        publish(changed, publication_by(user, changed[0], reason, ChangeKind.CORRECTION))


def waiting_for_second_person(source, user):
    """What differs from its public version by nothing but citing the successor of a merged source,
    as `[(thing, sentence or ""), ...]`; the sentence says why this person may not publish it."""
    successor = source.merged_into
    owners = {owner_of(row) for row, _names in rows_pointing_to(successor)} if successor else ()
    found = [owner for owner in owners if _only_moved(owner, source, successor)]
    found.sort(key=lambda owner: (owner.KIND, owner.pk))
    return [(owner, second_person_problem(owner, user)) for owner in found]


def _only_moved(owner, source, successor):
    if owner.current is None or owner.status == Status.WITHDRAWN:
        return False
    public = without_versions(owner.current.data["content"])
    draft = content(owner)
    return public != draft and _turned(public, source, successor) == draft


def _turned(value, source, successor):
    """JSON data with every reference to one source turned to another."""
    if value == {"kind": source.KIND, "id": source.identifier}:
        return {"kind": source.KIND, "id": successor.identifier}
    if isinstance(value, dict):
        return {key: _turned(part, source, successor) for key, part in value.items()}
    if isinstance(value, list):
        return [_turned(part, source, successor) for part in value]
    return value


@transaction.atomic
def publish_moved(source, user, reason):
    """Publish what waits after a merger and this person may publish; return it."""
    ready = [owner for owner, problem in waiting_for_second_person(source, user) if not problem]
    _publish(ready, reason, user)
    return ready

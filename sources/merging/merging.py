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

from khojaly.desk.notes import keep_note
from khojaly.desk.publication import Moved, publication_by
from khojaly.ledger import lifecycle
from khojaly.ledger.drafts import content, has_changes, public_content, revision_of
from khojaly.ledger.gate import gone_sentence, refusals
from khojaly.ledger.models import Publishable
from khojaly.ledger.publishing import publish, set_standing
from khojaly.ledger.tracking import thing_of
from khojaly.ledger.writing import hold

from .moving import move, rows_pointing_to

Status = Publishable.Status


@transaction.atomic
def merge_sources(source, successor, reason, user):
    """Merge `source` into `successor`; return the things whose citations were moved.

    Raises `ValidationError` with a sentence when it cannot be, and then nothing is changed.
    """
    hold(source, successor)
    owners = {thing_of(row) for row, _names in rows_pointing_to(source)}
    hold(*owners)
    _refuse_circles(source, successor)
    settled = {owner for owner in owners if owner.current and not has_changes(owner)}
    moved = move(source, successor, reason, user)
    if source.current:
        lifecycle.merge(source, successor, publication_by(user, reason))
    else:
        _set_aside(source, successor)
    _hand_over(moved, settled, reason, user)
    return moved


def _set_aside(draft, successor):
    """A draft that readers never saw has no address to lead on, and nothing for the ledger."""
    if gone := gone_sentence(draft) or gone_sentence(successor):
        raise ValidationError(gone)
    set_standing(draft, merged_into=successor, status=Status.WITHDRAWN)


def _refuse_circles(source, successor):
    if source.pk == successor.pk:
        raise ValidationError(_("A source is merged into another one."))
    if successor.read_through_id == source.pk:
        raise ValidationError(
            _("%(successor)s was read as quoted by %(source)s, so they are two works.")
            % {"successor": successor.identifier, "source": source.identifier}
        )


def _hand_over(moved, settled, reason, user):
    """Things without other changes wait for the second person, or are published; others are drafts,
    which their authors submit again with what was moved in them."""
    hold(*moved)
    for owner in moved:
        lifecycle.make_draft(owner)
    ready = [owner for owner in moved if owner in settled and owner.status == Status.DRAFT]
    for owner in ready:
        set_standing(owner, status=Status.REVIEW)
        keep_note(user, owner, "submit", reason)
    if ready and not settings.SECOND_PERSON_REQUIRED:
        publish(ready, publication_by(user, reason))


def waiting_for_second_person(source, user):
    """What differs from its public version by nothing but citing the successor of a merged source,
    as `[(thing, sentence or ""), ...]`; the sentence says why this person may not publish it."""
    successor = source.merged_into
    owners = {thing_of(row) for row, _names in rows_pointing_to(successor)} if successor else ()
    found = [owner for owner in owners if _only_moved(owner, source, successor)]
    found.sort(key=lambda owner: (owner.KIND, owner.pk))
    return [(owner, " ".join(refusals(owner, user))) for owner in found]


def _only_moved(owner, source, successor):
    if owner.current is None or owner.is_gone:
        return False
    public, draft = public_content(owner), content(owner)
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
def publish_moved(source, user, reason, seen):
    """Publish what waits after a merger and this person may publish; return it. `seen` is the
    digest of what was looked at. Raises `Moved` when it is not that any more."""
    hold(source)
    ready = ready_for(waiting_for_second_person(source, user))
    hold(*ready)
    if seen != revision_of(*ready):
        raise Moved
    if ready:
        publish(ready, publication_by(user, reason))
    return ready


def ready_for(waiting):
    """Of what waits, as listed by `waiting_for_second_person`, what that person may publish."""
    return [owner for owner, problem in waiting if not problem]

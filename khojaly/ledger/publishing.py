"""Publishing: the one way into the ledger.

One transaction: take the lock, check, append, move each object's pointer. Objects that point to
each other are published together, and refer to each other by the numbers they are about to get.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from .canonical import canonical, sha256, to_milliseconds
from .characters import character_problems
from .locking import lock_ledger
from .models import ChangeKind, Publishable, Version
from .models.version import GENESIS, GONE

# These change what a thing is, not what its record holds.
OF_STATUS = {*GONE, ChangeKind.RESTORED}

# Sent once a publication, in its transaction, when the versions are appended.
published = Signal()


class NothingChanged(ValidationError):
    """The object's record is the one already published."""


class NotReady(ValidationError):
    """Something that publication needs is missing; the messages name it."""


@dataclass(frozen=True)
class Publication:
    """Who publishes, whose edit it is, why, and what kind of change readers are told of."""

    published_by: str
    edited_by: str
    reason: str
    change_kind: ChangeKind
    at: datetime = field(default_factory=timezone.now)


def publish(objects, publication, own=None):
    """Append one version for each of `objects` and return the versions, in the same order.

    `own` may give some of them a change kind and a reason of their own, as a pair, by kind and
    identifier.

    Raises `NotReady` when an object lacks something or points to what was never published, and
    `NothingChanged` when an object's record is the published one. On any error nothing is kept.
    """
    with transaction.atomic():
        lock_ledger()
        publication = _after_the_last(publication)
        objects = list(objects)
        numbers = _upcoming_numbers(objects)
        each = [(item, _own(publication, (own or {}).get(_key(item)))) for item in objects]
        for item, its in each:
            _check(item, numbers, its)
        versions = [_append(item, numbers, its) for item, its in each]
        published.send(Version, versions=versions)
        return versions


def _own(publication, own):
    return replace(publication, change_kind=own[0], reason=own[1]) if own else publication


def _after_the_last(publication):
    """The publication, at a moment not before the newest row's: whoever waited for the lock must
    not change what was already shown as of an earlier moment."""
    last = Version.objects.order_by("-seq").values_list("published_at", flat=True).first()
    if last is None or to_milliseconds(publication.at) >= last:
        return publication
    return replace(publication, at=last + timedelta(milliseconds=1))


def content(item):
    """The record of `item` with references by identifier only: what a change is judged by."""
    return item.record(lambda other: {"kind": other.KIND, "id": other.identifier})


def has_changes(item):
    """Whether the working copy differs from what readers see."""
    if item.current is None:
        return True
    return without_versions(item.current.data["content"]) != content(item)


def without_versions(value):
    """`value` (JSON data) with the version number taken out of every reference."""
    if isinstance(value, dict):
        reference = {"kind", "id", "version"} == set(value)
        return {
            key: without_versions(part)
            for key, part in value.items()
            if not (reference and key == "version")
        }
    if isinstance(value, list):
        return [without_versions(part) for part in value]
    return value


def _key(item):
    return item.KIND, item.identifier


def _upcoming_numbers(objects):
    return {_key(item): item.current.number + 1 if item.current else 1 for item in objects}


def _check(item, numbers, publication):
    if publication.change_kind not in OF_STATUS and not has_changes(item):
        raise NothingChanged(
            _("%(item)s: nothing has changed since version %(number)s."),
            params={"item": item.identifier, "number": item.current.number},
        )
    problems = list(item.publication_problems())
    missing = []
    record = item.record(lambda o: _referable(o, numbers) or missing.append(o.identifier))
    problems += character_problems(item.identifier, [record, publication.reason])
    if missing:
        problems.append(
            _("%(item)s points to what is not published yet: %(missing)s. Publish it too.")
            % {"item": item.identifier, "missing": ", ".join(sorted(set(missing)))}
        )
    if problems:
        raise NotReady(problems)


def _referable(other, numbers):
    return _key(other) in numbers or other.current_id is not None


def _append(item, numbers, publication):
    version = _row(item, numbers, publication)
    version.chain = version.computed_chain()
    version.save(force_insert=True)
    gone = publication.change_kind in GONE
    status = Publishable.Status.WITHDRAWN if gone else Publishable.Status.PUBLISHED
    type(item).objects.filter(pk=item.pk).update(current=version, status=status)
    item.current, item.status = version, status
    return version


def _row(item, numbers, publication):
    last = Version.objects.order_by("-seq").only("seq", "chain").first()
    record = canonical(_envelope(item, numbers, publication))
    return Version(
        seq=last.seq + 1 if last else 1,
        kind=item.KIND,
        identifier=item.identifier,
        number=numbers[_key(item)],
        record=record.decode(),
        digest=sha256(record),
        previous=last.chain if last else GENESIS,
        published_at=to_milliseconds(publication.at),
        published_by=publication.published_by,
        edited_by=publication.edited_by,
        change_reason=publication.reason,
        change_kind=publication.change_kind,
    )


def _envelope(item, numbers, publication):
    def refer(other):
        number = numbers.get(_key(other)) or other.current.number
        return {"kind": other.KIND, "id": other.identifier, "version": number}

    envelope = {
        "schema": item.SCHEMA,
        "kind": item.KIND,
        "id": item.identifier,
        "version": numbers[_key(item)],
        "content": item.record(refer),
    }
    if publication.change_kind in GONE:
        envelope["status"] = str(publication.change_kind)
    if item.merged_into:
        envelope["merged_into"] = refer(item.merged_into)
    return envelope

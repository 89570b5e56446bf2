"""Publishing: the one way into the ledger.

One transaction: hold the ledger and the objects, check, append, move each object's pointer. Objects
that point to each other are published together, and refer to each other by the numbers they are
about to get.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from .canonical import canonical, sha256, to_milliseconds
from .characters import character_problems
from .drafts import as_saved, content, has_changes, public_content, without_versions
from .gate import editors_of_drafts, refusals
from .models import ChangeKind, Publishable, Version
from .models.version import BETWEEN_NAMES, GENESIS, GONE, OF_STATUS
from .revisions import last_moment
from .writing import hold

__all__ = ["Publication", "content", "has_changes", "publish", "without_versions"]

# Sent once a publication, in its transaction, when the versions are appended.
published = Signal()


class NothingChanged(ValidationError):
    """The object's record is the one already published."""


class NotReady(ValidationError):
    """Something that publication needs is missing; the messages name it."""


@dataclass(frozen=True)
class Publication:
    """Who publishes, why, and what kind of change readers are told of.

    `edited_by` is said where the history names nobody. `at` is None for the moment at which it is
    done. `account` is the publisher's, by whom the gate judges; the loader has none.
    """

    published_by: str
    edited_by: str
    reason: str
    change_kind: ChangeKind
    at: datetime | None = None
    account: AbstractBaseUser | None = None


def publish(objects, publication, own=None):
    """Append one version for each of `objects`, as saved, and return the versions in this order.

    `own` may give some of them a change kind and a reason of their own, as a pair, by kind and
    identifier. What was never published is told to readers as its first publication.

    Raises `NotReady` when an object lacks something, points to what was never published, or may not
    be published by this person, and `NothingChanged` when an object's record is the published one.
    On any error nothing is kept.
    """
    with transaction.atomic():
        objects = list(objects)
        hold(*objects)
        publication = at_its_moment(publication, objects)
        versions, last = [], Version.objects.head()
        for item, envelope, its in _checked(objects, publication, own or {}):
            last = _append(item, envelope, its, last)
            versions.append(last)
        published.send(Version, versions=versions)
        return versions


def _checked(objects, publication, own):
    """What is appended for each of the held `objects`: the object, its envelope, its publication.
    Raises what `publish` does."""
    saved = as_saved(objects)
    numbers = {_key(item): item.current.number + 1 if item.current else 1 for item in saved}
    editors = editors_of_drafts(saved)
    checked = []
    for item, copy in zip(objects, saved, strict=True):
        its = _own(copy, publication, own.get(_key(item)))
        content, missing = _content(copy, numbers)
        its = _allowed(copy, content, missing, editors[copy], its)
        checked.append((item, _envelope(copy, content, numbers), its))
    return checked


def _own(item, publication, own):
    """The publication of one object, with what is its own in it."""
    if own:
        publication = replace(publication, change_kind=own[0], reason=own[1])
    return publication if item.current else replace(publication, change_kind=ChangeKind.FIRST)


def repeat(item, publication, **status):
    """Append a version of a held `item` that repeats what its last one holds, and return it.
    `status` and `merged_into` are put into the envelope where they are given.

    What was edited since is no part of it.
    """
    if problems := character_problems(item.identifier, publication.reason):
        raise NotReady(problems)
    publication = replace(at_its_moment(publication, [item]), edited_by="")
    last = item.current
    kept = {name: last.data[name] for name in ("schema", "kind", "id", "content")}
    envelope = kept | status | {"version": last.number + 1}
    version = _append(item, envelope, publication, Version.objects.head())
    published.send(Version, versions=[version])
    return version


def at_its_moment(publication, objects):
    """The publication with its moment: after every version that there is, since whoever waited for
    the lock must not change what was already shown as of an earlier moment, and after the edits of
    its objects."""
    last = Version.objects.order_by("-seq").values_list("published_at", flat=True).first()
    if publication.at is None:
        edited = last_moment(*objects)
        publication = replace(publication, at=max(filter(None, [timezone.now(), edited])))
    if last is None or to_milliseconds(publication.at) >= last:
        return publication
    return replace(publication, at=last + timedelta(milliseconds=1))


def _key(item):
    return item.KIND, item.identifier


def _content(item, numbers):
    """The content of `item`, and the identifiers of what it points to that is not public. `numbers`
    has the versions that there will be, and is told of those that there are."""
    missing = []

    def refer(other):
        key = _key(other)
        if key not in numbers:
            numbers[key] = other.current.number if other.current_id else None
        if numbers[key] is None:
            missing.append(other.identifier)
        return {"kind": other.KIND, "id": other.identifier, "version": numbers[key]}

    return item.record(refer), missing


def _allowed(item, content, missing, editors, publication):
    """The publication with the names of all who edited the draft. Raises what `publish` does."""
    _check_kind(item, publication.change_kind)
    if item.current and public_content(item) == without_versions(content):
        raise NothingChanged(
            _("%(item)s: nothing has changed since version %(number)s."),
            params={"item": item.identifier, "number": item.current.number},
        )
    problems = refusals(item, publication.account, publication.published_by, editors)
    problems += [*item.publication_problems(), *_missing(item, missing)]
    problems += character_problems(item.identifier, [content, publication.reason])
    if problems:
        raise NotReady(problems)
    names = dict.fromkeys(editor.name for editor in editors if editor.name)
    return replace(publication, edited_by=BETWEEN_NAMES.join(names) or publication.edited_by)


def _check_kind(item, kind):
    """What a change is called is for good, so it is not left to whoever chooses it."""
    if kind in OF_STATUS:
        raise ValidationError(_("Withdrawing, merging and publishing again are acts of their own."))
    if kind == ChangeKind.FIRST and item.current:
        raise ValidationError(
            _("%(item)s was published before: choose another kind of change.")
            % {"item": item.identifier}
        )


def _missing(item, missing):
    if missing:
        yield _("%(item)s points to what is not published yet: %(missing)s. Publish it too.") % {
            "item": item.identifier, "missing": ", ".join(sorted(set(missing))),
        }  # fmt: skip


def _append(item, envelope, publication, last):
    version = _row(item, envelope, publication, last)
    version.chain = version.computed_chain()
    version.save(force_insert=True)
    gone = publication.change_kind in GONE
    status = Publishable.Status.WITHDRAWN if gone else Publishable.Status.PUBLISHED
    set_standing(item, current=version, status=status)
    return version


def set_standing(item, **columns):
    """Write what no edit does: `current`, `status`, `merged_into`."""
    type(item).objects.filter(pk=item.pk).update(**columns)
    for name, value in columns.items():
        setattr(item, name, value)


def _row(item, envelope, publication, last):
    record = canonical(envelope)
    return Version(
        seq=last.seq + 1 if last else 1,
        kind=item.KIND,
        identifier=item.identifier,
        number=envelope["version"],
        record=record.decode(),
        digest=sha256(record),
        previous=last.chain if last else GENESIS,
        published_at=to_milliseconds(publication.at),
        published_by=publication.published_by,
        edited_by=publication.edited_by,
        change_reason=publication.reason,
        change_kind=publication.change_kind,
    )


def _envelope(item, content, numbers):
    return {
        "schema": item.SCHEMA,
        "kind": item.KIND,
        "id": item.identifier,
        "version": numbers[_key(item)],
        "content": content,
    }

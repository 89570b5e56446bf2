"""Publishing from the desk: who may, and in whose name."""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from khojaly.ledger.canonical import canonical, sha256
from khojaly.ledger.drafts import drafts_with, revision_of
from khojaly.ledger.models import ChangeKind
from khojaly.ledger.models.version import NAMELESS
from khojaly.ledger.publishing import Publication, publish
from khojaly.ledger.revisions import count_revisions
from khojaly.ledger.writing import hold

PUBLISH = "ledger.publish_version"
BACKEND = "django.contrib.auth.backends.ModelBackend"


class Moved(ValidationError):
    """What would be published is not what was looked at."""

    def __init__(self):
        super().__init__(
            _(
                "This was changed after you opened the page, so nothing was done. What would be "
                "published now is shown here, and what you wrote is kept: look again."
            )
        )


def public_name(user):
    """The name under which someone edits and publishes."""
    return user.get_full_name() or user.get_username()


def publication_by(user, reason, change_kind=ChangeKind.CORRECTION):
    """The `Publication` by a user, whom the gate judges."""
    kind = ChangeKind(change_kind)
    return Publication(public_name(user), NAMELESS, reason, kind, account=user)


def who_may(editors):
    """The public names of those who may publish what these `Editor`s edited."""
    mine = {editor.pk for editor in editors}
    return [public_name(user) for user in reviewers() if user.pk not in mine]


def reviewers():
    """The accounts of all who may publish, whatever they edited."""
    found = get_user_model().objects.with_perm(PUBLISH, backend=BACKEND, is_active=True)
    return found.order_by("pk")


def seen_of(item):
    """What a page of a draft was drawn from, as a digest: the draft and what it brings along, and
    how many edits led to each, since readers are told of all."""
    things = [item, *drafts_with(item)]
    return sha256(canonical([revision_of(*things), *map(count_revisions, things)]))


def require_seen(item, seen):
    """Raise `Moved` unless a held draft, and what it brings along, is what was looked at."""
    if seen != seen_of(item):
        raise Moved


def publish_draft(item, user, reason, change_kind, seen):
    """Publish a held draft, and what it brings with it, and return its version.

    `seen` is the digest of what the publisher looked at. Raises `ValidationError` with what
    prevents it.
    """
    brought = drafts_with(item)
    hold(item, *brought)
    require_seen(item, seen)
    return publish([*brought, item], publication_by(user, reason, change_kind))[-1]

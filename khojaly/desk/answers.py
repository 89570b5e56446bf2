"""Answers to findings: “looked at, right, because …”. An answered finding is out of the lists and
counts until the thing is edited, or the finding says something else."""

from django.apps import apps

from khojaly.ledger.models import Publishable
from khojaly.ledger.revisions import count_revisions_of

from .models import Answer
from .publication import public_name

# The state of the tables at which the answers were read, and the answers that held then.
_kept = [None, {}]


def newest_answer():
    """The answers there are, newest first, as keys: a part of the state that findings are of."""
    return Answer.objects.order_by("-pk").values("pk")[:1]


def answers_that_hold(state):
    """`{digest of a finding: Answer}` of those that say “right” and whose thing was not edited
    since. `state` is that of the tables; an empty one is not kept."""
    if not state or _kept[0] != state:
        newest = {answer.finding: answer for answer in Answer.objects.order_by("pk")}
        right = [answer for answer in newest.values() if answer.right]
        edits = _edits_of({(answer.label, answer.thing) for answer in right})
        holding = [each for each in right if edits.get((each.label, each.thing)) == each.edits]
        _kept[:] = state, {answer.finding: answer for answer in holding}
    return _kept[1]


def answer(finding, user, reason, right=True):
    """Keep what `user` says of a `Finding`, and return the `Answer`."""
    edits = _edits_of({(finding.label, finding.pk)})
    return Answer.objects.create(
        finding=finding.digest,
        check_name=finding.check.name,
        label=finding.label,
        thing=finding.pk,
        edits=edits.get((finding.label, finding.pk), 0),
        right=right,
        reason=reason,
        by=user,
        by_name=public_name(user),
    )


def _edits_of(things):
    """`{(label, pk): how many edits were saved}`, with a few queries for each model."""
    found = {}
    for label in {label for label, _pk in things}:
        pks = [pk for name, pk in things if name == label]
        model = apps.get_model(label)
        counts = count_revisions_of(model, pks) if issubclass(model, Publishable) else {}
        found |= {(label, pk): counts.get(pk, 0) for pk in pks}
    return found

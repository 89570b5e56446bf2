"""A claim that was entered before: what one claimant says on one question is one claim, and a
second record of it would give it a second voice."""

from rapidfuzz import fuzz

from events.estimates import FIGURES
from events.models import Claim
from sources.dates import in_order
from sources.duplicates import sounded

STATEMENTS_ALIKE = 70


def rivals_of_itself(claim):
    """The other claims of a claim's claimant on its event and question, neither withdrawn nor
    linked with it as what it replaces or repeats."""
    linked = {claim.supersedes_id, claim.repeats_id} - {None}
    others = Claim.objects.filter(
        event_id=claim.event_id, question_id=claim.question_id, claimant_id=claim.claimant_id
    ).exclude(status=Claim.Status.WITHDRAWN)
    unlinked = others.exclude(pk=claim.pk).exclude(pk__in=linked)
    return unlinked.exclude(supersedes=claim.pk or 0).exclude(repeats=claim.pk or 0).order_by("pk")


def twin_of(claim):
    """The claim that one may have been entered as before: of the same figure, or of the same day;
    None if there is none."""
    rivals = list(rivals_of_itself(claim))
    same = [other for other in rivals if entered_twice(claim, other)]
    same += [other for other in rivals if claim.claimed_on and same_day(claim, other)]
    return next(iter(same), None)


def entered_twice(one, other):
    """Whether two claims of one claimant on one question give the same figure at a time that may be
    one, or say the same in words on one day."""
    if one.qualifier or other.qualifier:
        return _figure(one) == _figure(other) and _may_be_of_one_day(one, other)
    return same_day(one, other) and _say_the_same(one, other)


def same_day(one, other):
    return one.claimed_on == other.claimed_on


def _figure(claim):
    return (claim.qualifier, *(getattr(claim, name) for name in FIGURES))


def _may_be_of_one_day(one, other):
    dates = one.claimed_on, other.claimed_on
    return not all(dates) or (in_order(*dates) and in_order(*reversed(dates)))


def _say_the_same(one, other):
    texts = [sounded(claim.statement_en or claim.statement_es or "") for claim in (one, other)]
    return all(texts) and fuzz.token_sort_ratio(*texts) >= STATEMENTS_ALIKE

"""Conflict checks: what an editor should look at again. None of them says who is right.

Each check yields `(object, sentence)`; those on claims can be asked about one event's claims too.
"""

from collections import defaultdict

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Claim, ClaimCitation
from events.wording import estimate_words
from sources.dates import parse
from sources.links.checking import dead_links
from sources.links.wording import dead_words
from sources.models import Source

PARTS = ("killed-women", "killed-children")
WHOLES = ("killed-civilians", "killed-total")
CHECKS = {}


def check(name, title):
    """A decorator: registers a check under a name, with the title of its work list."""

    def register(function):
        CHECKS[name] = (title, function)
        return function

    return register


def claims():
    """Every claim that stands, with what the checks look at."""
    citations = ClaimCitation.objects.select_related("source")
    return (
        Claim.objects.exclude(status=Claim.Status.WITHDRAWN)
        .select_related("event", "question", "claimant")
        .prefetch_related(Prefetch("citations", citations))
        .order_by("pk")
    )


@check("parts", gettext_lazy("Women and children above the whole"))
def parts_above_the_whole(found):
    """Women and children together above all killed, by the same claimant on the same day."""
    sets = defaultdict(dict)
    for claim in found:
        if claim.estimate and claim.question.slug in (*PARTS, *WHOLES):
            key = claim.event_id, claim.claimant_id, claim.claimed_on
            sets[key][claim.question.slug] = claim
    for given in sets.values():
        parts = [given[slug] for slug in PARTS if slug in given]
        for whole in (given[slug] for slug in WHOLES if slug in given):
            total = sum(part.estimate.minimum for part in parts)
            if parts and total > whole.estimate.maximum:
                yield (
                    whole,
                    _("Its parts come to %(total)s, above %(whole)s.")
                    % {
                        "total": total,
                        "whole": estimate_words(whole.estimate),
                    },
                )


@check("two-figures", gettext_lazy("Two live figures of one claimant"))
def two_live_figures(found):
    """Several figures of one claimant on one question, none of which replaces the other."""
    replaced = {claim.supersedes_id for claim in found}
    live = defaultdict(list)
    for claim in found:
        if claim.estimate and claim.pk not in replaced:
            live[claim.event_id, claim.question_id, claim.claimant_id].append(claim)
    for group in live.values():
        if len({claim.estimate for claim in group}) > 1:
            names = ", ".join(claim.identifier for claim in group)
            yield (
                group[0],
                _("%(claims)s stand side by side: does one replace another?") % {"claims": names},
            )


@check("too-early", gettext_lazy("Claims dated before their event"))
def dated_before_the_event(found):
    for claim in found:
        said, began = parse(claim.claimed_on), parse(claim.event.start)
        if said and began and said.last_day and said.last_day < began.first_day:
            yield claim, _("Dated %(date)s, before the event began.") % {"date": claim.claimed_on}


@check("no-locator", gettext_lazy("Citations without a locator"))
def without_locator(found):
    for claim in found:
        bare = [item.source.identifier for item in claim.citations.all() if not item.locator_en]
        if bare:
            yield claim, _("No locator in %(sources)s.") % {"sources": ", ".join(bare)}


@check("one-origin", gettext_lazy("Several sources, one origin"))
def single_origin(found):
    """Several sources that were all read through one and the same other source."""
    for claim in found:
        origins = {item.source.read_through_id for item in claim.citations.all()}
        if len(claim.citations.all()) > 1 and len(origins) == 1 and None not in origins:
            yield claim, _("All its sources were read through one other source.")


@check("unarchived", gettext_lazy("Sources without an archived copy"))
def unarchived(found):
    for source in Source.objects.filter(archived_url="", snapshots=None).order_by("pk"):
        yield source, _("No archived address and no stored copy.")


@check("dead-links", gettext_lazy("Addresses that no longer answer"))
def dead_addresses(found):
    for source in dead_links():
        yield source, dead_words(source)


def work_list(name):
    """`(title, [(object, sentence), ...])` of one check. Raises `KeyError` for an unknown name."""
    title, function = CHECKS[name]
    return title, list(function(claims()))


def work_lists():
    """Every work list as `(name, title, items)`."""
    found = list(claims())
    return [(name, title, list(function(found))) for name, (title, function) in CHECKS.items()]

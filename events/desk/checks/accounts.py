"""Checks on the leads and accounts of events: every sentence cited, every agent named by the same
rule, and no string of marks that nobody reads."""

import re

from django.utils.translation import gettext_lazy as _

from events.markers import CLAIM as CLAIM_MARK
from events.markers import SOURCE as SOURCE_MARK
from events.models import Event
from khojaly.desk.checks import check

from .figures import CLAIM
from .wording import EVENT

LANGUAGES = ("en", "es")
MOST_MARKS = 3
# Not after the capital of an abbreviation or of initials: “U.S. Committee”.
ENDS = re.compile(r"(?<=[^A-Z][.!?])\s+(?=[^\s\[({])")
FORCES = r"forces|units|troops|soldiers|servicemen|fighters|groups|formations|police|army"
AGENT = re.compile(
    rf"\b((Armenian|Azerbaijani|Soviet|Russian)\b[\w’ -]{{0,60}} ({FORCES})|crowds|mobs|men who|"
    r"nationalists|extremists|both sides|by whom is not said)\b"
)
ROW = re.compile(
    rf"(?:{CLAIM_MARK.pattern}[\s,;]*(?:(?:and|y|e|or|o)\s+)?)+|(?:{SOURCE_MARK.pattern}\s*)+"
)
KILLINGS = "killed-"


def _events():
    return Event.objects.exclude(status=Event.Status.WITHDRAWN).order_by("pk")


@check(
    "lead-uncited",
    _("Leads with a sentence without a citation"),
    _("No claim is cited in: “%(start)s …”. A lead says nothing on the site’s own word."),
    reads=(EVENT,),
)
def leads_with_an_uncited_sentence():
    for event in _events():
        for code in LANGUAGES:
            bare = [s for s in sentences(getattr(event, f"summary_{code}")) if not cited(s)]
            if bare:
                yield EVENT, event.pk, {"start": bare[0][:60]}


def sentences(text):
    return [sentence for sentence in ENDS.split(text or "") if sentence.strip()]


def cited(sentence):
    return bool(CLAIM_MARK.search(sentence) or SOURCE_MARK.search(sentence))


@check(
    "lead-agent",
    _("Leads on killings that name no agent"),
    _("It says that people were killed, and not by whom or who says by whom. The rule is one for "
      "the dead of every side."),
    reads=(EVENT, CLAIM),
)  # fmt: skip
def leads_without_an_agent():
    """English only: the Spanish says the same, which another check looks after."""
    killings = _events().filter(claims__question__slug__startswith=KILLINGS).distinct()
    for pk, summary in killings.values_list("pk", "summary_en"):
        if not AGENT.search(summary or ""):
            yield EVENT, pk, {}


@check(
    "marks",
    _("More than three marks in a row"),
    _("%(count)s marks in a row: group the figures by what was counted and who counted it."),
    reads=(EVENT,),
)
def marks_in_a_row():
    for event in _events():
        texts = [
            getattr(event, f"{name}_{code}") or ""
            for name in ("summary", "narrative")
            for code in LANGUAGES
        ]
        longest = max(map(longest_row, texts))
        if longest > MOST_MARKS:
            yield EVENT, event.pk, {"count": longest}


def longest_row(text):
    """The number of marks of one kind, claims or sources, that follow each other at most."""
    rows = (found[0] for found in ROW.finditer(text))
    return max((row.count("{claim:") + row.count("[@") for row in rows), default=0)

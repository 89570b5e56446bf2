"""Checks on wording: Spanish as strong as the English, statements as strong as the words quoted,
and one unit from the scope to the statement."""

import re

from django.utils.translation import gettext_lazy as _

from events.desk.pairs import pair_faults, sentence_pairs
from events.models import Claim, Event, Question
from khojaly.desk.checks import check

from .figures import CLAIM, standing

EVENT, QUESTION = "events.event", "events.question"
TEXTS = {
    CLAIM: (Claim, ("statement", "scope")),
    QUESTION: (Question, ("asks",)),
    EVENT: (Event, ("title", "summary", "narrative")),
}
# The accusing or violent half of a sentence, which a neutral narration tends to leave out.
STRONG = re.compile(
    r"\b(massacr\w*|murder\w*|slaughter\w*|butcher\w*|genocid\w*|ethnic cleansing|extreme cruelty|"
    r"cruelly|brutal\w*|forcibly|hostages?|revenge|exterminat\w*|terror\w*|war crimes?)\b",
    re.IGNORECASE,
)
# What is counted, by the words for it; a person may be of several units, a claim is about one.
UNITS = {
    "civilians": r"civilians?|peaceful",
    "residents": r"residents?|inhabitants?|villagers?|population",
    "citizens": r"citizens?",
    "hostages": r"hostages?",
    "captives": r"captives?|captured|prisoners?|captivity",
    "bodies": r"bod(y|ies)|remains",
    "soldiers": r"soldiers?|servicemen|fighters?|combatants?|military|police\w*|defenders?",
}


@check(
    "paired-words",
    _("Spanish weaker or stronger than the English"),
    _("Not as strong, or of another unit, in the other language: %(words)s. Killed is “se dio "
      "muerte a” or “resultaron muertos”, not “murieron”; “matanza” is massacre or slaughter."),
    reads=tuple(TEXTS),
)  # fmt: skip
def spanish_unlike_the_english():
    for label, (model, names) in TEXTS.items():
        columns = [f"{name}_{code}" for name in names for code in ("en", "es")]
        rows = model.objects.exclude(status=model.Status.WITHDRAWN).order_by("pk")
        for pk, *texts in rows.values_list("pk", *columns):
            pairs = zip(texts[::2], texts[1::2], strict=True)
            sentences = [each for pair in pairs for each in sentence_pairs(*pair)]
            found = [word for each in sentences for word in pair_faults(*each)]
            if found:
                yield label, pk, {"words": ", ".join(dict.fromkeys(found))}


@check(
    "softer",
    _("Statements softer than the words quoted"),
    _("The source says “%(words)s” and the statement does not: who is accused, of what and how "
      "strongly stays in, on every side."),
    reads=(CLAIM,),
)  # fmt: skip
def statements_softer_than_their_words():
    quoted = standing().exclude(words="").filter(words_language="en")
    for pk, words, statement in quoted.values_list("pk", "words", "statement_en"):
        left = [found[0] for found in STRONG.finditer(words) if not _stem_in(found[0], statement)]
        if left:
            yield CLAIM, pk, {"words": ", ".join(left)}


@check(
    "words-lost",
    _("Words quoted that the statement has lost"),
    _("Few of the words quoted, “%(words)s”, are in the statement: what they say stays in it."),
    reads=(CLAIM,),
)
def words_lost():
    """Statements with less than half of the longer words that are quoted beside them."""
    quoted = standing().exclude(words="").filter(words_language="en")
    for pk, words, statement in quoted.values_list("pk", "words", "statement_en"):
        longer = re.findall(r"[a-z]{5,}", words.lower())
        kept = [word for word in longer if _stem_in(word[:5], statement)]
        if 2 * len(kept) < len(longer):
            yield CLAIM, pk, {"words": words}


def _stem_in(word, text):
    return word.lower()[:6] in (text or "").lower()


@check(
    "units",
    _("One unit in the scope, another in the statement"),
    _("The scope counts %(scope)s, the statement %(statement)s: residents, civilians, citizens, "
      "hostages and captives are five things."),
    reads=(CLAIM,),
)  # fmt: skip
def units_swapped():
    rows = standing().exclude(qualifier="").exclude(scope_en="").exclude(scope_en=None)
    for pk, scope, statement in rows.values_list("pk", "scope_en", "statement_en"):
        # After the semicolon a scope says what is left open: “civilians or all dead not stated”.
        counted, said = _units(scope.partition(";")[0]), _units(statement)
        if counted and said and not counted & said:
            yield (
                CLAIM,
                pk,
                {
                    "scope": ", ".join(sorted(counted)),
                    "statement": ", ".join(sorted(said)),
                },
            )


def _units(text):
    return {
        name for name, words in UNITS.items() if re.search(rf"\b({words})\b", text, re.IGNORECASE)
    }

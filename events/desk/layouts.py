"""In what order the desk asks: what is said, how many, in which words, and what it is linked to."""

from django.utils.translation import gettext_lazy as _

from khojaly.desk.layout import BELOW

CLAIM = (
    (
        _("Who says it, on what"),
        (("event", "question"), ("claimant", "claimed_on", "reported_on"), "not_a_copy"),
    ),
    (
        _("The figure"),
        (
            "qualifier",
            ("low", "best", "high"),
            ("possible_low", "possible_high"),
            "figure_shown",
            "scope",
            "basis",
        ),
    ),
    (
        _("In words"),
        ("statement", ("words", "words_language"), "note", "verification"),
    ),
    (_("Links to other claims"), (("supersedes", "repeats"),), BELOW),
)
CITATION = (
    (None, (("source", "relation", "order"), ("locator_label", "locator"))),
    (_("Seldom needed: quoted elsewhere, a note"), ("quoted_in", "note"), "collapse"),
)
PLACE_CITATION = ((None, (("source", "relation", "order"), ("locator_label", "locator"))),)
EVENT = (
    (_("What happened, and when"), ("slug", "title", ("start", "end"), "part_of")),
    (_("The text"), ("summary", "narrative")),
)
QUESTION = (
    (_("What is asked"), ("slug", "asks", "counts")),
    (_("Its place"), (("kind", "unit"), ("group", "order"))),
)
ACTOR = ((None, ("slug", "name", ("kind", "position"), "position_reason", "about")),)
PLACE = (
    (None, ("slug", "name", "kind", "about")),
    (_("Where it is"), (("latitude", "longitude"),)),
)
PLACE_NAME = (
    (None, (("name", "language", "script", "order"), "used_by")),
    (_("Seldom needed: period, a note"), ("period", "note"), "collapse"),
)

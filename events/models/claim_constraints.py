"""What the database refuses in a claim, with the sentence an editor is shown."""

from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from events.estimates import BOUNDS


def _in_order(smaller, larger):
    return (
        Q(**{f"{smaller}__isnull": True})
        | Q(**{f"{larger}__isnull": True})
        | Q(**{f"{smaller}__lte": F(larger)})
    )


def _given(names):
    return Q(**{f"{name}__isnull": name not in names for name in ("low", "best", "high")})


def _fits():
    condition = Q(qualifier="") & _given(set())
    for qualifier, names in BOUNDS.items():
        condition |= Q(qualifier=qualifier) & _given(names)
    return condition


CLAIM_CONSTRAINTS = [
    CheckConstraint(
        condition=_in_order("low", "best") & _in_order("best", "high") & _in_order("low", "high"),
        name="claim_bounds_in_order",
        violation_error_message=_("The lowest figure comes first: low, best, high."),
    ),
    CheckConstraint(
        condition=_fits(),
        name="claim_qualifier_fits_bounds",
        violation_error_message=_(
            "The qualifier and the figures do not fit: exact and about take “best”; at least and "
            "more than take “low”; up to and fewer than take “high”; between takes “low” and "
            "“high”; without a figure leave the qualifier empty."
        ),
    ),
    CheckConstraint(
        condition=Q(possible_low__isnull=True, possible_high__isnull=True)
        | Q(possible_low__lte=F("possible_high")) & ~Q(qualifier=""),
        name="claim_possible_range_in_order",
        violation_error_message=_(
            "A possible range has a lower and an upper figure, in this order, and stands beside "
            "a figure."
        ),
    ),
    CheckConstraint(
        condition=Q(words="") | ~Q(words_language=""),
        name="claim_words_have_language",
        violation_error_message=_("Say in which language the quoted words are."),
    ),
]

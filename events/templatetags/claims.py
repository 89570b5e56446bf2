from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from events import wording

register = template.Library()
register.filter("estimate_words", wording.estimate_words)


@register.filter
def amount(estimate):
    """A figure where many stand below each other: the number strong, what qualifies it quiet."""
    if estimate is None:
        return format_html("<i>{}</i>", _("no figure"))
    if estimate.qualifier == "between":
        return wording.range_sign(estimate.low, estimate.high)
    before, possible = wording.qualifier_words(estimate), wording.possible_words(estimate)
    words = _("possibly %(range)s") % {"range": possible} if possible else ""
    return format_html(
        "{}{}{}",
        format_html("<i>{}</i> ", before) if before else "",
        wording.figure_words(estimate),
        format_html(" <i>{}</i>", words) if words else "",
    )


@register.filter
def said_on(claim):
    """When a claim was made, short: “16 Mar 1992”, “reported 5 Mar 1992”, “undated”."""
    return wording.said_words(claim, short=True)

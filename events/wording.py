"""Estimates in words, in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sources.wording import date_words, number_words

QUALIFIERS = {
    "exact": lambda: "",
    "about": lambda: pgettext("before a number", "about"),
    "at-least": lambda: pgettext("before a number", "at least"),
    "more-than": lambda: pgettext("before a number", "more than"),
    "up-to": lambda: pgettext("before a number", "up to"),
    "fewer-than": lambda: pgettext("before a number", "fewer than"),
    "between": lambda: pgettext("before a range, as in from 5 to 10", "from"),
}


def qualifier_words(estimate):
    """What stands before the figure: “at least”; nothing for an exact one."""
    return QUALIFIERS[estimate.qualifier]()


def figure_words(estimate):
    """The figure itself: “613”, “450 to 500”."""
    if estimate.qualifier == "between":
        return _range(estimate.low, estimate.high)
    return number_words(estimate.point)


def possible_words(estimate):
    """The further range the claimant calls possible: “500 to 1,000”; empty without one."""
    if estimate.possible_low is None:
        return ""
    return _range(estimate.possible_low, estimate.possible_high)


def estimate_words(estimate):
    """All of it: “at least 200, possibly 500 to 1,000”."""
    words = f"{qualifier_words(estimate)} {figure_words(estimate)}".strip()
    possible = possible_words(estimate)
    return (
        _("%(figure)s, possibly %(range)s") % {"figure": words, "range": possible}
        if possible
        else words
    )


def _range(low, high):
    return _("%(low)s to %(high)s") % {"low": number_words(low), "high": number_words(high)}


def range_sign(low, high):
    """A range as a sign: “500–1,000”."""
    return f"{number_words(low)}–{number_words(high)}"


def said_words(claim, short=False):
    """When a claim was made: “16 March 1992”; “reported 5 March 1992” where only the day of the
    report is known; “undated”."""
    if claim.claimed_on:
        return date_words(claim.claimed_on, short=short)
    if claim.reported_on:
        return _("reported %(date)s") % {"date": date_words(claim.reported_on, short=short)}
    return _("undated")


def in_short(claim):
    """A claim in labelled sentences: who, where it stands, how many, what was counted, and where
    it can be read."""
    claimants = [
        f"{actor.name} ({actor.position_label})"
        for actor in (claim.claimant, *claim.joint_claimants)
    ]
    places = map(_place, claim.citations)
    told = {
        _("Claimant"): "; ".join(claimants),
        _("Figure"): claim.estimate and estimate_words(claim.estimate),
        _("Counted"): str(claim.scope),
        _("Event"): str(claim.event.title),
        _("Question"): str(claim.question.asks),
        _("Read in"): "; ".join(places),
    }
    sentences = [f"{name}: {text}" for name, text in told.items() if text]
    return " ".join(text if text.endswith((".", "?")) else f"{text}." for text in sentences)


def _place(citation):
    source = citation.source
    return ", ".join(map(str, filter(None, [source.label, citation.locator, source.identifier])))

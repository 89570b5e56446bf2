"""What the lists show, and one question about one event."""

from collections import Counter
from itertools import groupby

from events.comparisons import ORDERS, Comparison, address_of
from events.subject import MAIN_EVENT
from sources.wording import sort_words

from .claims import claims_where, in_order


def events(edition):
    """All events, oldest first."""
    return sorted(edition.all("event"), key=lambda event: event.sort_key)


def home_events(edition):
    """All events in order, and the one this record is about (None before it was published)."""
    found = events(edition)
    return found, next((event for event in found if event.identifier == MAIN_EVENT), None)


def places(edition):
    return sorted(edition.all("place"), key=lambda place: sort_words(place.name))


def actors(edition):
    """Actors by position, in the order of the position's names: (position, actors)."""
    found = sorted(edition.all("actor"), key=lambda a: (str(a.position_label), sort_words(a.name)))
    return [(label, list(group)) for label, group in groupby(found, lambda a: a.position_label)]


def comparison(event, question, order):
    """All claims of an event on a question (a slug), in the named order (by date if it names
    none), or None when there is no claim."""
    edition = event.edition
    about = {"event__slug": event.identifier, "question__slug": question}
    claims = in_order(edition, claims_where(edition, **about))
    if not claims:
        return None
    order = order if order in ORDERS else "date"
    return Comparison(event, claims[0].question, claims, order)


def elsewhere(comparison):
    """The other events with claims on the same question, oldest first, as (event, address of the
    comparison there, number of claims)."""
    edition, question = comparison.event.edition, comparison.question.identifier
    claims = claims_where(edition, question__slug=question)
    counted = Counter(claim.event_slug for claim in claims)
    del counted[comparison.event.identifier]
    found = sorted(edition.all("event", counted), key=lambda event: event.sort_key)
    return [(event, _question_on(event, question), counted[event.identifier]) for event in found]


def _question_on(event, question):
    return event.edition.in_moment(address_of(event.identifier, question))

"""What the pages read."""

from .event import EventPage
from .lists import actors, comparison, elsewhere, events, home_events, places
from .things import ActorPage, ClaimPage, PlacePage, QuestionPage, SourcePage

__all__ = [
    "ActorPage",
    "ClaimPage",
    "EventPage",
    "PlacePage",
    "QuestionPage",
    "SourcePage",
    "actors",
    "comparison",
    "elsewhere",
    "events",
    "home_events",
    "places",
]

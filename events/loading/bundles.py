"""Which models make up one published object, and in which order they are loaded."""

from dataclasses import dataclass

from django.db import models

from events import models as events
from sources import models as sources


@dataclass(frozen=True)
class Bundle:
    """A published object and the rows that belong to it, each with the name of its parent field
    and the name of the fixture file (without `.json`)."""

    model: type[models.Model]
    file: str
    children: tuple = ()


BUNDLES = (
    Bundle(sources.Source, "sources", ((sources.Contributor, "source", "contributors"),)),
    Bundle(
        events.Actor,
        "actors",
        (
            (events.ActorName, "actor", "actor_names"),
            (events.ActorIdentifier, "actor", "actor_identifiers"),
        ),
    ),
    Bundle(
        events.Place,
        "places",
        (
            (events.PlaceName, "place", "place_names"),
            (events.PlaceCitation, "place", "place_citations"),
            (events.PlaceIdentifier, "place", "place_identifiers"),
        ),
    ),
    Bundle(events.Question, "questions"),
    Bundle(
        events.Event,
        "events",
        (
            (events.EventPlace, "event", "event_places"),
            (events.EventRelation, "event", "event_relations"),
        ),
    ),
    Bundle(
        events.Claim,
        "claims",
        (
            (events.ClaimCitation, "claim", "claim_citations"),
            (events.JointClaimant, "claim", "joint_claimants"),
            (events.Dispute, "claim", "disputes"),
        ),
    ),
)

"""What the record is about: events, questions, and the claims made on them."""

from .actor import Actor, ActorName
from .authority import ActorIdentifier, PlaceIdentifier
from .claim import Claim, ClaimCitation, Dispute, JointClaimant
from .event import Event, EventPlace, EventRelation
from .place import Place, PlaceCitation, PlaceName
from .question import Question

__all__ = [
    "Actor",
    "ActorIdentifier",
    "ActorName",
    "Claim",
    "ClaimCitation",
    "Dispute",
    "Event",
    "EventPlace",
    "EventRelation",
    "JointClaimant",
    "Place",
    "PlaceCitation",
    "PlaceIdentifier",
    "PlaceName",
    "Question",
]

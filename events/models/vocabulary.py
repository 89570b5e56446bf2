"""The vocabularies of events, places, actors, questions and claims."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActorKind(models.TextChoices):
    STATE = "state", _("state")
    STATE_BODY = "state-body", _("state body")
    DE_FACTO_AUTHORITY = "de-facto-authority", _("de facto authority")
    ARMED_FORCE = "armed-force", _("armed force")
    INTERGOVERNMENTAL = "intergovernmental", _("intergovernmental organisation")
    COURT = "court", _("court")
    NGO = "ngo", _("non-governmental organisation")
    PRESS = "press", _("press")
    PERSON = "person", _("person")
    SCHOLAR = "scholar", _("scholar")


class PlaceKind(models.TextChoices):
    TOWN = "town", _("town")
    CITY = "city", _("city")
    VILLAGE = "village", _("village")
    DISTRICT = "district", _("district")
    REGION = "region", _("region")
    CORRIDOR = "corridor", _("corridor")
    RIVER = "river", _("river")
    LAKE = "lake", _("lake")
    MOUNTAIN = "mountain", _("mountain")
    ROAD = "road", _("road")
    BUILDING = "building", _("building")
    FIELD = "field", _("airfield")


class EventRelationKind(models.TextChoices):
    """What the related event is to this one."""

    PRECEDED_BY = "preceded-by", _("preceded by")
    DURING = "during", _("at the same time")
    FOLLOWED_BY = "followed-by", _("followed by")
    ENDED_BY = "ended-by", _("ended by")
    AFTERMATH = "aftermath", _("aftermath")
    LATER_PROCEEDINGS = "later-proceedings", _("later proceedings")
    PRECEDES = "precedes", _("came before")
    FOLLOWS = "follows", _("came after")
    ENDS = "ends", _("ended")
    AFTERMATH_OF = "aftermath-of", _("in the aftermath of")
    CONCERNS = "concerns", _("concerns")
    CONCERNS_IN_PART = "concerns-in-part", _("concerns in part")
    RELATED = "related", _("related")


class QuestionKind(models.TextChoices):
    NUMBER = "number", _("a number")
    STATEMENT = "statement", _("a statement")


class QuestionGroup(models.TextChoices):
    """The groups of a page, in their order."""

    DEAD = "dead", _("The dead")
    BODIES = "bodies", _("Bodies and lists")
    LIVING = "living", _("The living")
    BEFORE = "before", _("Before the attack")
    ATTACK = "attack", _("The attack")
    CONDUCT = "conduct", _("Conduct and responsibility")
    NAMES = "names", _("Names and law")


class Qualifier(models.TextChoices):
    """How the claimant bounds its figure."""

    EXACT = "exact", _("exact")
    ABOUT = "about", pgettext_lazy("before a number", "about")
    AT_LEAST = "at-least", _("at least")
    MORE_THAN = "more-than", _("more than")
    UP_TO = "up-to", _("up to")
    FEWER_THAN = "fewer-than", _("fewer than")
    BETWEEN = "between", _("between")


class Basis(models.TextChoices):
    """How the claimant knows. It describes the claim, not its truth."""

    NAMED_LIST = "named-list", _("named list")
    BODIES_EXAMINED = "bodies-examined", _("bodies examined")
    BODIES_SEEN = "bodies-seen", _("bodies seen")
    TESTIMONY = "testimony", _("testimony")
    OFFICIAL_STATEMENT = "official-statement", _("official statement")
    ESTIMATE = "estimate", _("estimate")
    NOT_STATED = "not-stated", _("not stated")


# What a ground means where the word alone may mislead.
BASIS_MEANS = {
    Basis.NAMED_LIST: _("the dead or missing are listed by name"),
    Basis.OFFICIAL_STATEMENT: _("an office gives it and shows no list with it"),
    Basis.ESTIMATE: _("not counted one by one"),
}


class Verification(models.TextChoices):
    PRIMARY = "primary", _("read in the primary source")
    SECONDARY = "secondary", _("read as quoted elsewhere")
    UNVERIFIED = "unverified", _("not yet verified")

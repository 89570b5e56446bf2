from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.authorities import Scheme, validate_authority

from .actor import Actor
from .place import Place


class AuthorityIdentifier(models.Model):
    """What a library or a registry calls an actor or a place, and where that was seen."""

    scheme = models.CharField(_("registry"), max_length=10, choices=Scheme)
    value = models.CharField(
        _("identifier"), max_length=30, help_text=_("Bare, without the address: Q227, 587084.")
    )
    seen_at = models.URLField(
        _("seen at"),
        max_length=1000,
        help_text=_("The public page on which the identifier was seen beside the name."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        abstract = True
        verbose_name = _("authority identifier")
        verbose_name_plural = _("authority identifiers")

    def __str__(self):
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self):
        try:
            validate_authority(self.scheme, self.value)
        except ValidationError as error:
            raise ValidationError({"value": error}) from error


def _one_each(parent):
    """One identifier of a registry for each thing, and no identifier for two things."""
    return [
        models.UniqueConstraint(fields=[parent, "order"], name=f"{parent}_authority_order_unique"),
        models.UniqueConstraint(
            fields=[parent, "scheme"], name=f"{parent}_authority_scheme_unique"
        ),
        models.UniqueConstraint(
            fields=["scheme", "value"],
            name=f"{parent}_authority_unique",
            violation_error_message=_("Another record has this identifier already."),
        ),
    ]


class ActorIdentifier(AuthorityIdentifier):
    PART_OF = "actor"

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="identifiers")

    class Meta(AuthorityIdentifier.Meta):
        ordering = ["actor", "order", "pk"]
        constraints = _one_each("actor")


class PlaceIdentifier(AuthorityIdentifier):
    PART_OF = "place"

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="identifiers")

    class Meta(AuthorityIdentifier.Meta):
        ordering = ["place", "order", "pk"]
        constraints = _one_each("place")

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.records.content import actor_content
from khojaly.ledger.models import Publishable
from khojaly.ledger.problems import language_problems
from sources.languages import validate_language_tag
from sources.positions import Position

from .vocabulary import ActorKind


class Actor(Publishable):
    """Who made a claim or took part. Position follows the role, never nationality."""

    KIND = "actor"

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=ActorKind)
    position = models.CharField(_("position"), max_length=20, choices=Position)
    about = models.TextField(
        _("about"),
        help_text=_("Office and dates. No verdict on reliability or sympathies, no accusation."),
    )

    position_reason = models.TextField(
        _("why it has this position"),
        blank=True,
        help_text=_("The role that gives it its position: one sentence, without a verdict."),
    )

    TRANSLATED = ("name", "about", "position_reason")

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        ordering = ["slug"]

    def __str__(self):
        return self.name

    def record(self, refer):
        return actor_content(self)

    def publication_problems(self):
        return language_problems(self)


class ActorName(models.Model):
    """An actor's name in another language or script."""

    PART_OF = "actor"

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(_("name"), max_length=300)
    language = models.CharField(_("language"), max_length=10, validators=[validate_language_tag])
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("name in another language")
        verbose_name_plural = _("names in other languages")
        ordering = ["actor", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "order"], name="actor_name_order_unique")
        ]

    def __str__(self):
        return self.name

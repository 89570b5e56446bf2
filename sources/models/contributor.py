from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .types import ContributorRole


class Contributor(models.Model):
    """A person (family and given name) or a body (name) that made a source, in order."""

    PART_OF = "source"

    source = models.ForeignKey(
        "sources.Source", on_delete=models.PROTECT, related_name="contributors"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    role = models.CharField(
        _("role"), max_length=12, choices=ContributorRole, default=ContributorRole.AUTHOR
    )
    family = models.CharField(_("family name"), max_length=200, blank=True)
    given = models.CharField(_("given name"), max_length=200, blank=True)
    literal = models.CharField(_("name of a body"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["source", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "role", "order"], name="contributor_order_unique"
            ),
            models.CheckConstraint(
                condition=(Q(literal="") & ~Q(family=""))
                | (~Q(literal="") & Q(family="", given="")),
                name="contributor_person_or_body",
                violation_error_message=_(
                    "Give either a family name (with a given name, if known) or the name of a body."
                ),
            ),
        ]

    def __str__(self):
        return self.literal or ", ".join(filter(None, [self.family, self.given]))

from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.locators import LocatorLabel

from .source import Source
from .types import Relation


class Citation(models.Model):
    """A place in a source, and what the source does there. Abstract: each kind has its table."""

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="%(class)ss"
    )
    locator_label = models.CharField(
        _("locator"),
        max_length=12,
        choices=LocatorLabel,
        blank=True,
        help_text=_("What the place is counted in; leave empty to describe it in words."),
    )
    locator = models.CharField(
        _("locator value"),
        max_length=300,
        blank=True,
        help_text=_("Such as 19–24 for pages, or “opening part”. Empty: no locator recorded."),
    )
    relation = models.CharField(
        _("relation"), max_length=10, choices=Relation, default=Relation.STATES
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.source.identifier} {self.locator}".strip()

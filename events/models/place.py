from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.records.content import place_content
from khojaly.ledger.models import Publishable
from khojaly.ledger.problems import language_problems
from sources.dates import validate_edtf
from sources.languages import validate_language_tag
from sources.models import Citation

from .vocabulary import PlaceKind


class Place(Publishable):
    """A place, its default name and a point (WGS84) to find it by."""

    KIND = "place"

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("The form usual in independent reports of 1988-1994; kept on every page."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=PlaceKind)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    about = models.TextField(_("about"))

    TRANSLATED = ("name", "about")

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="place_both_coordinates",
                violation_error_message=_(
                    "Give both coordinates, or neither where they are not known."
                ),
            ),
            models.CheckConstraint(
                condition=Q(latitude__range=(Decimal(-90), Decimal(90))),
                name="place_latitude_in_range",
                violation_error_message=_("Latitude lies between -90 and 90 degrees."),
            ),
            models.CheckConstraint(
                condition=Q(longitude__range=(Decimal(-180), Decimal(180))),
                name="place_longitude_in_range",
                violation_error_message=_("Longitude lies between -180 and 180 degrees."),
            ),
        ]

    def __str__(self):
        return self.name

    def record(self, refer):
        return place_content(self, refer)

    def publication_problems(self):
        return language_problems(self)


class PlaceName(models.Model):
    """One more name of a place: by whom it is used, and when."""

    PART_OF = "place"

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=10, validators=[validate_language_tag])
    script = models.CharField(
        _("script"), max_length=4, help_text=_("An ISO 15924 code: Latn, Armn, Cyrl.")
    )
    used_by = models.CharField(_("used by"), max_length=300)
    period = models.CharField(
        _("period"),
        max_length=40,
        blank=True,
        validators=[validate_edtf],
        help_text=_("An EDTF interval such as 1992/2023; empty where it is not known."),
    )
    note = models.TextField(_("note"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of a place")
        ordering = ["place", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["place", "order"], name="place_name_order_unique")
        ]

    def __str__(self):
        return self.name


class PlaceCitation(Citation):
    """Where the position, the names or the description of a place are from."""

    PART_OF = "place"

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="citations")

    class Meta(Citation.Meta):
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.UniqueConstraint(fields=["place", "order"], name="place_citation_order_unique")
        ]

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.records.content import event_content
from events.text import marker_problems
from khojaly.ledger.models import Publishable
from khojaly.ledger.problems import language_problems
from sources.dates import in_order, validate_edtf

from .place import Place
from .vocabulary import EventRelationKind


class Event(Publishable):
    """Something that happened, told in cited sentences; contested matters are left to claims."""

    KIND = "event"

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    title = models.CharField(
        _("title"), max_length=200, help_text=_("What happened and where, not who did it.")
    )
    start = models.CharField(_("start"), max_length=40, validators=[validate_edtf])
    end = models.CharField(_("end"), max_length=40, blank=True, validators=[validate_edtf])
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    summary = models.TextField(
        _("summary"),
        help_text=_("Seven sentences at most, each citing a claim with a marker: {claim:C17}."),
    )
    narrative = models.TextField(
        _("narrative"),
        blank=True,
        help_text=_(
            "Markdown. End each sentence of fact with its source, [@S5, p. 12], and write each "
            "contested figure as a claim marker, {claim:C17}."
        ),
    )

    TRANSLATED = ("title", "summary", "narrative")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["start", "slug"]

    def __str__(self):
        return self.title

    def clean(self):
        errors = {}
        if self.end and self.start and not in_order(self.start, self.end):
            errors["end"] = _("The end is before the start.")
        for name in ("summary_en", "summary_es", "narrative_en", "narrative_es"):
            problems = marker_problems(getattr(self, name))
            if problems:
                errors[name] = problems
        if errors:
            raise ValidationError(errors)

    def record(self, refer):
        return event_content(self, refer)

    def publication_problems(self):
        return language_problems(self)


class EventPlace(models.Model):
    """Where an event happened, in the order of importance."""

    PART_OF = "event"

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="event_places")
    place = models.ForeignKey(
        Place, verbose_name=_("place"), on_delete=models.PROTECT, related_name="event_places"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("place of the event")
        verbose_name_plural = _("places of the event")
        ordering = ["event", "order"]
        constraints = [
            models.UniqueConstraint(fields=["event", "order"], name="event_place_order_unique"),
            models.UniqueConstraint(fields=["event", "place"], name="event_place_unique"),
        ]

    def __str__(self):
        return str(self.place)


class EventRelation(models.Model):
    """What another event is to this one."""

    PART_OF = "event"

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="relations")
    related = models.ForeignKey(
        Event, verbose_name=_("related event"), on_delete=models.PROTECT, related_name="+"
    )
    relation = models.CharField(_("relation"), max_length=20, choices=EventRelationKind)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("related event")
        verbose_name_plural = _("related events")
        ordering = ["event", "order"]
        constraints = [
            models.UniqueConstraint(fields=["event", "order"], name="event_relation_order_unique"),
            models.UniqueConstraint(fields=["event", "related"], name="event_relation_unique"),
        ]

    def __str__(self):
        return f"{self.get_relation_display()}: {self.related}"

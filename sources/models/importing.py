"""An import as it lies on the desk: what was read, what was corrected, what became a source."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Import(models.Model):
    """References that someone pasted, uploaded or looked up, kept until they are saved, so that
    nothing typed is lost and several hundred are saved in steps. No record holds any of it."""

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports"
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    reason = models.TextField(_("reason"))
    faults = models.JSONField(_("what could not be read"), default=list)
    encoding = models.CharField(_("encoding that was guessed"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d %H:%M}"


class ImportEntry(models.Model):
    """One reference: `typed` is what its form holds, valid or not, by field."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SAVING = "saving", _("being saved")
        SAVED = "saved", _("saved")
        ASIDE = "aside", _("set aside")

    of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField(_("number"))
    place = models.CharField(_("place in the text"), max_length=100)
    typed = models.JSONField(_("what was typed"), default=dict)
    remarks = models.JSONField(_("what was not taken as it was given"), default=list)
    take = models.BooleanField(_("take"), default=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    looked_at = models.BooleanField(_("sent once by an editor"), default=False)
    refused = models.TextField(_("why it was refused"), blank=True)
    twin = models.ForeignKey(
        "sources.Source", null=True, on_delete=models.PROTECT, related_name="+"
    )
    twin_number = models.PositiveIntegerField(null=True)
    source = models.ForeignKey(
        "sources.Source", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["of", "number"]
        constraints = [
            models.UniqueConstraint(fields=["of", "number"], name="import_entry_number_unique")
        ]

    def __str__(self):
        return self.typed.get("title") or self.place

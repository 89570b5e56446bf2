from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Snapshot(models.Model):
    """A stored copy of a source: what was captured, when, by whom, and its SHA-256."""

    PART_OF = "source"

    source = models.ForeignKey("sources.Source", on_delete=models.PROTECT, related_name="snapshots")
    sha256 = models.CharField(
        "SHA-256",
        max_length=64,
        validators=[RegexValidator(r"^[0-9a-f]{64}\Z", _("A SHA-256 is 64 hexadecimal digits."))],
    )
    size = models.PositiveBigIntegerField(_("size in bytes"))
    media_type = models.CharField(_("media type"), max_length=100)
    captured_at = models.DateTimeField(_("captured at"))
    captured_by = models.CharField(_("captured by"), max_length=150)
    custody_note = models.TextField(_("custody note"), blank=True)

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering = ["source", "captured_at"]
        constraints = [
            models.UniqueConstraint(fields=["source", "sha256"], name="snapshot_unique"),
        ]

    def __str__(self):
        return f"{self.source.identifier} {self.sha256[:12]}"

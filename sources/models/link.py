from django.db import models
from django.utils.translation import gettext_lazy as _


class Link(models.Model):
    """What the link checker found at a source's address.

    State of the desk, about the world and not about the work: it is in no record, makes no draft
    and has no history. What readers are told is `Source.link_died`, which an editor confirms.
    """

    class Status(models.TextChoices):
        ALIVE = "alive", _("answers")
        DEAD = "dead", _("dead")
        UNKNOWN = "unknown", _("could not be told")

    source = models.OneToOneField("sources.Source", on_delete=models.PROTECT, related_name="link")
    url = models.URLField("URL", max_length=1000)
    status = models.CharField(_("status"), max_length=10, choices=Status)
    detail = models.CharField(_("detail"), max_length=200, blank=True)
    checked_at = models.DateTimeField(_("checked at"))
    dead_since = models.DateField(_("dead since"), null=True, blank=True)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["source"]

    def __str__(self):
        return f"{self.url}: {self.get_status_display()} {self.detail}".strip()

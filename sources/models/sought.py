from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.dates import validate_edtf


class SoughtText(models.Model):
    """A text that was searched for and not found or not read: what, where, when and by whom.

    It tells of the work and not of the events: the method page lists it, and no record holds it.
    """

    # Of no record: it is not published, and so part of nothing.
    PART_OF = ""

    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=300)
    looked_for = models.TextField(
        _("what was looked for"), help_text=_("The passage or figure that the text would settle.")
    )
    looked_in = models.TextField(
        _("where it was looked for"), help_text=_("Collections, sites, words searched for.")
    )
    searched_on = models.CharField(
        _("searched on"), max_length=40, validators=[validate_edtf], help_text=_("An EDTF date.")
    )
    searched_by = models.CharField(
        _("searched by"), max_length=100, help_text=_("A role, not a name: “an editor”.")
    )
    outcome = models.TextField(
        _("outcome"), help_text=_("What was found instead, or how far the copy goes.")
    )

    TRANSLATED = ("title", "looked_for", "looked_in", "searched_by", "outcome")

    class Meta:
        verbose_name = _("text searched for and not found")
        verbose_name_plural = _("texts searched for and not found")
        ordering = ["-searched_on", "slug"]

    def __str__(self):
        return self.title

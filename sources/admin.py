"""The desk for sources."""

from django import forms
from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from khojaly.ledger.desk.admin import PublishableAdmin, RowInline
from khojaly.ledger.desk.forms import WorkingCopyForm

from . import models
from .duplicates import known_sources
from .importing.views import import_entries, import_saving, import_sources


class SourceForm(WorkingCopyForm):
    """Asks before a second record of one work is made."""

    not_a_copy = forms.BooleanField(
        label=_("This is another work"),
        required=False,
        help_text=_("Tick it only when you were told that the source may be here already."),
    )

    def clean(self):
        cleaned = super().clean()
        twin = None if self.instance.pk or cleaned.get("not_a_copy") else self._twin(cleaned)
        if twin:
            self.add_error(
                None,
                _(
                    "This may be %(twin)s, which is here already. Use that one, or tick "
                    "“This is another work”."
                )
                % {"twin": twin},
            )
        return cleaned

    def _twin(self, cleaned):
        """The source that this one may be a copy of, named by its contributors' rows if any."""
        fields = {name: str(value or "") for name, value in cleaned.items()}
        fields["description"] = fields.get("description_en", "")
        return known_sources(models.Source.objects.all()).twin_of(fields, self._names())

    def _names(self):
        """The makers' names as they were sent with the form, in rows of their own."""
        rows = range(int(self.data.get("contributors-TOTAL_FORMS") or 0))
        sent = [
            [self.data.get(f"contributors-{row}-{part}", "") for part in ("literal", "family")]
            for row in rows
        ]
        return [literal or family for literal, family in sent if literal or family]


class ContributorInline(RowInline):
    model = models.Contributor


@admin.register(models.Source)
class SourceAdmin(PublishableAdmin):
    form = SourceForm
    list_display = ("identifier", "title", "container_title", "issued", "kind")
    list_filter = ("kind", "position", "read_how", "language")
    search_fields = ("identifier", "title", "container_title", "contributors__family", "url")
    autocomplete_fields = ("read_through",)
    inlines = (ContributorInline,)
    change_list_template = "admin/sources/change_list.html"

    def get_urls(self):
        guarded = self.admin_site.admin_view
        own = [
            path("import/", guarded(import_sources), name="sources_import"),
            path("import/<int:pk>/", guarded(import_entries), name="sources_import_entries"),
            path("import/<int:pk>/saving/", guarded(import_saving), name="sources_import_saving"),
        ]
        return own + super().get_urls()

"""The desk for sources."""

from django import forms
from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from khojaly.ledger.desk.admin import PublishableAdmin, RowInline
from khojaly.ledger.desk.forms import WorkingCopyForm

from . import models
from .duplicates import Known
from .importing.views import import_sources


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
        known = Known(models.Source.objects.prefetch_related("contributors"))
        return known.twin_of({name: str(value or "") for name, value in cleaned.items()})


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
        view = self.admin_site.admin_view(import_sources)
        return [path("import/", view, name="sources_import"), *super().get_urls()]

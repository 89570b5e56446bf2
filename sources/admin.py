"""The desk for sources."""

from django import forms
from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from khojaly.desk.admin import PublishableAdmin
from khojaly.desk.forms import WorkingCopyForm
from khojaly.desk.layout import LaidOut
from khojaly.desk.rows import StackedRowInline
from khojaly.desk.views import bound

from . import layouts, models
from .duplicates import known_sources
from .importing.forms import KIND
from .importing.views import import_entries, import_saving, import_sources
from .merging.forms import OTHER_THAN, successors_of
from .merging.views import merge_source
from .snapshots.views import download, shown, snapshots_of


class SourceForm(WorkingCopyForm):
    """Asks before a second record of one work is made."""

    not_a_copy = forms.BooleanField(
        label=_("This is another work"),
        required=False,
        help_text=_("Tick it only when you were told that the source may be here already."),
    )

    class Meta:
        labels = {"kind": KIND}

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
        total = self.data.get("contributors-TOTAL_FORMS") or ""
        rows = range(min(int(total), 1000) if total.isdecimal() else 0)
        sent = [
            [self.data.get(f"contributors-{row}-{part}", "") for part in ("literal", "family")]
            for row in rows
        ]
        return [literal or family for literal, family in sent if literal or family]


@admin.register(models.SoughtText)
class SoughtTextAdmin(LaidOut, TranslationAdmin):
    """The list on the method page, to be looked at. It is no record that two people publish, and
    readers see a change of it at once: so it comes with the content, and from no one person."""

    layout = layouts.SOUGHT
    list_display = ("title", "searched_on", "searched_by")
    search_fields = ("slug", "title_en", "title_es", "looked_for_en")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ContributorInline(StackedRowInline):
    model = models.Contributor
    layout = layouts.CONTRIBUTOR


@admin.register(models.Source)
class SourceAdmin(PublishableAdmin):
    form = SourceForm
    list_display = ("identifier", "label", "credited", "issued", "kind")
    list_filter = ("kind", "position", "read_how", "language")
    autocomplete_fields = ("read_through",)
    layout, tall, help = layouts.SOURCE, layouts.HEIGHTS, layouts.HELP
    inlines = (ContributorInline,)
    change_form_template = "admin/sources/source/change_form.html"
    change_list_template = "admin/sources/change_list.html"

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("contributors")

    @admin.display(description=_("title"), ordering="title")
    def label(self, source):
        """The title, or what stands for it."""
        return source.title or f"[{source.description}]"

    @admin.display(description=_("by, or published in"))
    def credited(self, source):
        return source.credited

    def about(self, source):
        return ", ".join(filter(None, [source.credited, source.issued[:4]]))

    def get_search_results(self, request, queryset, search_term):
        """For the page to merge, only what the source can be merged into."""
        found, twice = super().get_search_results(request, queryset, search_term)
        goes = request.GET.get(OTHER_THAN, "")
        return (found.filter(pk__in=successors_of(goes)) if goes.isdecimal() else found), twice

    def get_urls(self):
        imports = [
            ("import/", import_sources, "sources_import"),
            ("import/<int:pk>/", import_entries, "sources_import_entries"),
            ("import/<int:pk>/saving/", import_saving, "sources_import_saving"),
        ]
        of_one = [
            ("<int:pk>/snapshots/", snapshots_of, "sources_source_snapshots"),
            ("<int:pk>/snapshots/<str:sha256>/", download, "sources_snapshot_download"),
            ("<int:pk>/snapshots/<str:sha256>/view/", shown, "sources_snapshot_view"),
            ("<int:pk>/merge/", merge_source, "sources_source_merge"),
        ]
        views = imports + [(at, bound(view, self), name) for at, view, name in of_one]
        own = [path(at, self.admin_site.admin_view(view), name=name) for at, view, name in views]
        return own + super().get_urls()

"""The desk for sources."""

from django.contrib import admin

from khojaly.ledger.desk.admin import PublishableAdmin, RowInline

from . import models


class ContributorInline(RowInline):
    model = models.Contributor


@admin.register(models.Source)
class SourceAdmin(PublishableAdmin):
    list_display = ("identifier", "title", "container_title", "issued", "kind")
    list_filter = ("kind", "position", "read_how", "language")
    search_fields = ("identifier", "title", "container_title", "contributors__family", "url")
    autocomplete_fields = ("read_through",)
    inlines = (ContributorInline,)

"""What the admin of every published kind has in common."""

from django.contrib import admin
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from khojaly.ledger.models import Publishable

from . import previews, views
from .forms import WorkingCopyForm


class RowInline(admin.TabularInline):
    """Rows that belong to a published thing: a new one when asked for, none beforehand."""

    extra = 0


class PublishableAdmin(TranslationAdmin):
    """Editing a working copy: every save has a reason, nothing is deleted, readers see nothing of
    it until it is published from the review page."""

    form = WorkingCopyForm
    change_form_template = "admin/ledger/change_form.html"
    list_per_page = 50
    save_on_top = True

    def get_urls(self):
        info = self.opts.app_label, self.opts.model_name
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(views.bound(view, self)),
                name="{}_{}_{}".format(*info, name),
            )
            for name, view in (("review", views.review), ("preview", views.preview))
        ]
        typed = self.admin_site.admin_view(views.bound(previews.typed, self))
        new = path("add/preview/", typed, name="{}_{}_add_preview".format(*info))
        return [new, *own, *super().get_urls()]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.previewing = previews.is_preview(request)
        return form

    def response_add(self, request, obj, post_url_continue=None):
        return self._answer(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._answer(request, obj) or super().response_change(request, obj)

    def _answer(self, request, obj):
        """What the desk's own buttons lead to; None for those of the stock admin."""
        if previews.is_preview(request):
            return previews.drawn_and_undone(request, obj)
        return None

    def get_list_display(self, request):
        return [*self.list_display, "state"]

    def get_list_filter(self, request):
        return ["status", *self.list_filter]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("current")

    def get_fields(self, request, obj=None):
        """What is fixed comes first, the reason for the change last."""
        fixed = self.get_readonly_fields(request, obj)
        others = [name for name in super().get_fields(request, obj) if name not in fixed]
        return [*fixed, *others]

    def get_readonly_fields(self, request, obj=None):
        fixed = getattr(self.model, "FIXED", ()) if obj and obj.current_id else ()
        return [*super().get_readonly_fields(request, obj), *fixed]

    @admin.display(description=_("state"))
    def state(self, item):
        """The status in words, with the version readers see."""
        version = f" (v{item.current.number})" if item.current else ""
        address = reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_review", args=[item.pk]
        )
        return format_html('<a href="{}">{}{}</a>', address, item.get_status_display(), version)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj._change_reason = form.cleaned_data["change_reason"]
        if not change or form.has_edits():
            super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        rows = formset.save(commit=False)
        for row in [*rows, *formset.deleted_objects]:
            row._change_reason = form.cleaned_data["change_reason"]
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            row.save()
        formset.save_m2m()

    def save_related(self, request, form, formsets, change):
        """An edit makes a draft of what was published or in review."""
        super().save_related(request, form, formsets, change)
        item = form.instance
        edited = form.has_edits() or any(formset.has_changed() for formset in formsets)
        if edited and item.status in (Publishable.Status.PUBLISHED, Publishable.Status.REVIEW):
            type(item).objects.filter(pk=item.pk).update(status=Publishable.Status.DRAFT)

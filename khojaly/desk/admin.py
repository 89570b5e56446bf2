"""What the admin of every published kind has in common."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.db import transaction
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from khojaly.ledger.lifecycle import make_draft
from khojaly.ledger.writing import hold, lock_ledger

from . import acts, previews, revisions, together, views
from .addresses import address_of
from .checks import findings_on
from .filters import EditedBy
from .forms import WorkingCopyForm
from .layout import REASON, LaidOut, expanded, original_of, why
from .rows import RowInline, TranslatedRowInline
from .searching import found_in, uses_of

MOST_SEARCHED = 200  # Characters: each word costs a comparison of every row.

__all__ = ["PublishableAdmin", "RowInline", "TranslatedRowInline"]


PAGES = (
    ("review", views.review),
    ("preview", views.preview),
    ("revisions", views.of_item(revisions.revisions)),
    ("history", views.of_item(revisions.no_stock_history)),
)


class ListOfThings(ChangeList):
    """Without what was set aside, unless one asks for what was withdrawn."""

    def get_queryset(self, request, **kwargs):
        found = super().get_queryset(request, **kwargs)
        if "status__exact" in self.params:
            return found
        return found.exclude(status=self.model.Status.WITHDRAWN, current=None)


class PublishableAdmin(LaidOut, TranslationAdmin):
    """Editing a working copy: every save has a reason, nothing is deleted, readers see nothing of
    it until it is published from the review page."""

    form = WorkingCopyForm
    change_form_template = "admin/ledger/change_form.html"
    list_per_page = 50
    # Django asks for fields to search in; the desk searches as readers do.
    search_fields = ("pk",)
    # What a list shows of other things, and what a record is made of besides, read at once.
    related = ()
    prefetched = ()
    save_on_top = True
    actions = ("do_together",)

    def get_urls(self):
        info = self.opts.app_label, self.opts.model_name
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(views.bound(view, self)),
                name="{}_{}_{}".format(*info, name),
            )
            for name, view in PAGES
        ]
        typed = self.admin_site.admin_view(views.bound(previews.typed, self))
        several = self.admin_site.admin_view(views.bound(together.together, self))
        own.append(path("together/", several, name="{}_{}_together".format(*info)))
        new = path("add/preview/", typed, name="{}_{}_add_preview".format(*info))
        return [new, *own, *super().get_urls()]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.previewing = previews.is_preview(request)
        form.taken_back = self._taken_back(request, obj)
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        if then := self._taken_back(request, obj):
            owner = inline.model._meta.get_field(inline.model.PART_OF)
            given["taken_back"] = getattr(then, owner.remote_field.get_accessor_name()).all()
        return given

    def _taken_back(self, request, obj):
        """The earlier state that the address asks to be taken into the form, when it is opened."""
        wanted = request.GET.get("revision") if request.method == "GET" and obj else None
        if wanted and not hasattr(request, "taken_back"):
            request.taken_back = revisions.state_at(obj, wanted)
        return getattr(request, "taken_back", None)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A form that was sent is checked and saved on the thing as it stands, held till then."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            lock_ledger()
            if object_id and (item := self.get_object(request, unquote(object_id))):
                hold(item)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def response_add(self, request, obj, post_url_continue=None):
        return self._answer(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._answer(request, obj) or super().response_change(request, obj)

    def _answer(self, request, obj):
        """What the desk's own buttons lead to; None for those of the stock admin."""
        if previews.is_preview(request):
            return previews.read_and_undone(request, obj)
        if "_look" in request.POST:
            return redirect(address_of(obj, "preview"))
        if "_submit" in request.POST:
            acts.submit_saved(request, obj)
            return redirect(address_of(obj))
        return None

    @admin.action(description=_("Submit, publish or mark them together"), permissions=["change"])
    def do_together(self, request, queryset):
        """Lead to the page on which one act is done with all that are ticked."""
        pks = queryset.order_by("pk").values_list("pk", flat=True)[: together.MOST + 1]
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_together")
        return redirect(f"{address}?pk={','.join(map(str, pks))}")

    def get_changelist(self, request, **kwargs):
        return ListOfThings

    def get_list_display(self, request):
        return [*self.list_display, "used", "state", "to_look_at"]

    def get_list_filter(self, request):
        return ["status", EditedBy, *self.list_filter]

    def get_queryset(self, request):
        # Django takes `list_select_related` only where nothing is selected yet.
        return super().get_queryset(request).select_related("current", *self.related)

    def get_search_results(self, request, queryset, search_term):
        """As readers search, the best first unless the list is sorted otherwise; and what is gone
        is not offered to be referred to."""
        found, text = queryset, search_term.strip()[:MOST_SEARCHED]
        if text:
            found = found_in(queryset, text, in_order="o" not in request.GET)
        if request.path == reverse("admin:autocomplete"):
            found = found.exclude(status=self.model.Status.WITHDRAWN).filter(merged_into=None)
        return (found if found.ordered else found.order_by("pk")), False

    def in_words(self, item, uses):
        """A thing as an autocomplete offers it: its name, what it is, how it stands, how often it
        is used."""
        used = ngettext("used %(count)s time", "used %(count)s times", uses) % {"count": uses}
        parts = [self.about(item), state_words(item), used if uses else ""]
        return f"{item} – {' · '.join(str(part) for part in parts if part)}"

    def about(self, item):
        """What tells a thing from others of the same name, in a few words."""
        return ""

    def get_fieldsets(self, request, obj=None):
        """The reason for the change comes last, below the rows that belong to the thing."""
        if self.layout:
            return [*super().get_fieldsets(request, obj), why()]
        fixed = self.get_readonly_fields(request, obj)
        names = [*fixed, *self.get_fields(request, obj)]
        originals = dict.fromkeys(
            original_of(self.model, name) for name in names if name not in REASON
        )
        return [(None, {"fields": list(expanded(self.model, originals))}), why()]

    def get_readonly_fields(self, request, obj=None):
        """What is fixed once a thing is published, its identifier among them."""
        model = self.model
        fixed = (model.IDENTIFIER_FIELD, *getattr(model, "FIXED", ()))
        published = bool(obj and obj.current_id)
        return [*super().get_readonly_fields(request, obj), *(fixed if published else ())]

    @admin.display(description=_("state"))
    def state(self, item):
        """The status in words, with the version readers see."""
        return format_html('<a href="{}">{}</a>', address_of(item), state_words(item))

    def get_changelist_instance(self, request):
        """The list of things, each with what the checks found on it and how often it is used."""
        shown = super().get_changelist_instance(request)
        keys = [item.pk for item in shown.result_list]
        found, uses = findings_on(self.opts.label_lower, keys), uses_of(self.model, keys)
        for item in shown.result_list:
            item.findings, item.uses = found.get(item.pk, ()), uses[item.pk]
        return shown

    @admin.display(description=_("used"))
    def used(self, item):
        """How many things point to it."""
        return getattr(item, "uses", 0) or "–"

    @admin.display(description=_("to look at again"))
    def to_look_at(self, item):
        titles = [(finding.check.title,) for finding in getattr(item, "findings", ())]
        return format_html_join("; ", "<small>{}</small>", titles) or "–"

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj._change_reason = form.cleaned_data["change_reason"]
        if not change or form.has_edits():
            super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row._change_reason = form.cleaned_data["change_reason"]
            row.delete()
        formset.make_way()
        for row in [*rows, *formset.moved()]:
            row._change_reason = form.cleaned_data["change_reason"]
            row.save()
        formset.save_m2m()

    def save_related(self, request, form, formsets, change):
        """An edit makes a draft of what was published or in review."""
        super().save_related(request, form, formsets, change)
        item = form.instance
        edited = form.has_edits() or any(formset.has_changed() for formset in formsets)
        if edited:
            make_draft(item)


def state_words(item):
    """The status in words, with the version that readers see: “In review (v2)”."""
    version = f" (v{item.current.number})" if item.current else ""
    return f"{item.get_status_display()}{version}"

"""Rows that belong to a published thing: their order, and what happens when two people edit them.

Django's formset stops at a row that somebody else removed meanwhile; here it becomes a new row,
so that nothing typed is lost and the editor decides.
"""

import re

from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import F
from django.forms import BaseInlineFormSet, ModelForm, model_to_dict
from django.template.loader import render_to_string
from django.utils.translation import gettext
from modeltranslation.admin import TranslationStackedInline

from .comparing import Compared, compared_fields, shown
from .layout import LaidOut

OUT_OF_THE_WAY = 10_000


class KnownSelect(AutocompleteSelect):
    """An autocomplete that need not ask for the object that its row has at hand."""

    known = None

    def optgroups(self, name, value, attrs=None):
        if self.known is None or value != [str(self.known.pk)]:
            return super().optgroups(name, value, attrs)
        option = self.create_option(name, self.known.pk, str(self.known), True, 0)
        return [(None, [option], 0)]


class RowForm(ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            select = getattr(field.widget, "widget", None)
            if isinstance(select, KnownSelect) and self.instance.pk:
                select.known = getattr(self.instance, name)

    def _get_validation_exclusions(self):
        """Places in the order are given out by the formset, which sees all rows."""
        return super()._get_validation_exclusions() | {"order"}


class RowFormSet(BaseInlineFormSet):
    """Rows in an order: an empty place means the last one, a taken one moves the others on."""

    def __init__(self, data=None, *args, taken_back=None, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.gone, self.of_then = [], None
        if taken_back is not None:
            self._take_back(taken_back)
        if data is not None:
            self._renew_gone_rows()

    def _take_back(self, rows):
        """Show the rows as they were in an earlier edit: those that came later to be taken out,
        those that are there no more as new ones."""
        self.of_then = {row.pk: model_to_dict(row, exclude=["id"]) for row in rows}
        now = set(self.get_queryset().values_list("pk", flat=True))
        lost = [values for pk, values in self.of_then.items() if pk not in now]
        self.extra, self.initial_extra = len(lost), lost

    def _renew_gone_rows(self):
        """Put the rows that are not there any more after the others, as new ones."""
        rows = self._rows_of_data()
        known = {str(pk) for pk in self.get_queryset().values_list("pk", flat=True)}
        was = rows[: self._number("INITIAL_FORMS")]
        self.gone = [row for row in was if row.get("id") and row["id"] not in known]
        if not self.gone:
            return
        kept = [row for row in was if row not in self.gone]
        for row in self.gone:
            row["id"] = ""
        new = [row for row in self.gone if not row.get("DELETE")] + rows[len(was) :]
        self._write_data(kept, new)

    def _number(self, name):
        value = self.data.get(f"{self.prefix}-{name}", "")
        return int(value) if value.isdigit() else 0

    def _rows_of_data(self):
        total = min(self._number("TOTAL_FORMS"), self.absolute_max)
        rows = [{} for _row in range(total)]
        pattern = re.compile(rf"{re.escape(self.prefix)}-([0-9]+)-(.+)")
        for found in filter(None, map(pattern.fullmatch, self.data)):
            if int(found[1]) < total:
                rows[int(found[1])][found[2]] = self.data[found[0]]
        return rows

    def _write_data(self, kept, new):
        self.data = self.data.copy()
        for number, row in enumerate([*kept, *new]):
            for name in {name for one in [*kept, *new] for name in one}:
                self.data[f"{self.prefix}-{number}-{name}"] = row.get(name, "")
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(len(kept))
        self.data[f"{self.prefix}-TOTAL_FORMS"] = str(len(kept) + len(new))

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if self.of_then is not None and form.instance.pk:
            form.initial |= self.of_then.get(form.instance.pk, {"DELETE": True})
        if "order" in form.fields:
            form.fields["order"].required = False
            if not form.instance.pk:
                if self.of_then is None:
                    form.initial.pop("order", None)
                form.fields["order"].initial = None

    def clean(self):
        super().clean()
        if getattr(self.instance, "edited_meanwhile", False):
            self._show_the_other_rows()
        self._give_places()

    def _show_the_other_rows(self):
        rows = [
            Compared(f"{form.instance}: {row.label}", row.now, row.yours)
            for form in self.initial_forms
            for row in compared_fields(form)
        ]
        rows += [Compared(gettext("added"), str(row), "") for row in self._rows_of_others()]
        rows += [Compared(gettext("removed"), "", self._words(row)) for row in self.gone]
        if rows:
            raise ValidationError(
                render_to_string("admin/ledger/_compared_edits.html", {"rows": rows})
            )

    def _words(self, row):
        """A row as it was sent, in words."""
        empty = self.empty_form.fields
        return ", ".join(
            shown(empty[name], value)
            for name, value in row.items()
            if value and name in empty and not empty[name].widget.is_hidden and name != "order"
        )

    def _rows_of_others(self):
        mine = {form.instance.pk for form in self.initial_forms}
        return [row for row in self.get_queryset().all() if row.pk not in mine]

    def _give_places(self):
        if "order" not in self.empty_form.fields:
            return
        taken = {row.order for row in self._rows_of_others()}
        last = 0
        for form in sorted(self._standing(), key=self._wish):
            last = max(form.instance.order or 0, last + 1)
            while last in taken:
                last += 1
            form.instance.order = last

    def _standing(self):
        gone = self.deleted_forms
        standing = [form for form in self.forms if form.has_changed() or form.instance.pk]
        return [form for form in standing if form not in gone]

    @staticmethod
    def _wish(form):
        order = form.cleaned_data.get("order") if hasattr(form, "cleaned_data") else None
        form.instance.order = order
        return order or OUT_OF_THE_WAY, "order" not in form.changed_data

    def make_way(self):
        """Before saving: lift rows that get another place, so that no two ever share one."""
        if "order" not in self.empty_form.fields:
            return
        moved = [
            form.instance.pk
            for form in self.initial_forms
            if form.instance.order != form.initial.get("order")
        ]
        rows = self.model._default_manager.filter(pk__in=moved)
        rows.update(order=F("order") + OUT_OF_THE_WAY)

    def moved(self):
        """The rows that got another place without anything else in them being changed."""
        return [
            form.instance
            for form in self.initial_forms
            if form not in self.deleted_forms
            and not form.has_changed()
            and form.instance.order != form.initial.get("order")
        ]


class Rows(LaidOut):
    form, formset, extra = RowForm, RowFormSet, 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.autocomplete_fields)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_delete_permission(self, request, obj=None):
        """To take a row out is an edit like any other: with a reason, and kept in the history."""
        return self.has_change_permission(request, obj)


class RowInline(Rows, admin.TabularInline):
    """Rows of a few short fields: a new one when asked for, none beforehand."""


class StackedRowInline(Rows, admin.StackedInline):
    """Rows of several short fields, side by side where there is room and below each other where
    there is none."""

    classes = ("compact-rows",)


class TranslatedRowInline(Rows, TranslationStackedInline):
    """Rows with texts, each laid out compactly with its languages side by side."""

    classes = ("compact-rows",)

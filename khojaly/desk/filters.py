"""What the lists of the desk are narrowed by."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from khojaly.ledger.tracking import history_of

from .queue import edited_since


class EditedBy(admin.SimpleListFilter):
    """What the reader of the list edited: ever, or since it was last published."""

    title = _("whose")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("ever", _("edited by me")), ("draft", _("my edits wait to be published"))]

    def queryset(self, request, queryset):
        if self.value() == "draft":
            return queryset.filter(edited_since(queryset.model, request.user))
        if self.value() == "ever":
            edits = history_of(queryset.model).objects.filter(history_user=request.user)
            return queryset.filter(pk__in=edits.values("id"))
        return queryset


class Chosen(admin.RelatedOnlyFieldListFilter):
    """One of many things, chosen in a list that opens: a column of links would hide the others."""

    template = "admin/ledger/_choose.html"

    def queryset(self, request, queryset):
        return super().queryset(request, queryset) if self._chosen else queryset

    def choices(self, changelist):
        """Each choice by name; and, for the form, what else the list is narrowed by."""
        own = (self.lookup_kwarg, self.lookup_kwarg_isnull)
        self.others = [pair for pair in changelist.params.items() if pair[0] not in own]
        for key, name in sorted(self.lookup_choices, key=lambda choice: str(choice[1]).casefold()):
            yield {"value": key, "display": name, "selected": str(key) == self._chosen}

    @property
    def _chosen(self):
        return (self.lookup_val or [""])[-1]

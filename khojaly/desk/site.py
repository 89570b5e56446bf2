"""The desk as one of Django's admin sites: what it does otherwise than the stock one."""

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView

from .searching import uses_of


class Offered(AutocompleteJsonView):
    """Each thing that an autocomplete offers says what it is, how it stands and how often it is
    used."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        shown = [item.pk for item in context["object_list"]]
        self.uses = uses_of(self.model_admin.model, shown)
        return context

    def serialize_result(self, obj, to_field_name):
        offered = super().serialize_result(obj, to_field_name)
        words = getattr(self.model_admin, "in_words", None)
        return offered | {"text": words(obj, self.uses[obj.pk])} if words else offered


class DeskSite(admin.AdminSite):
    def autocomplete_view(self, request):
        return Offered.as_view(admin_site=self)(request)

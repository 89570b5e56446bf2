"""The desk as one of Django's admin sites: what it does otherwise than the stock one."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.utils.translation import gettext_lazy as _

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


class SignInForm(AdminAuthenticationForm):
    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": _(
            "No account has this name and password. Both are told apart by capital letters."
        )
    }


class DeskSite(admin.AdminSite):
    index_title = _("Everything on the desk")
    login_form = SignInForm

    def login(self, request, extra_context=None):
        known = {"can_mail": bool(settings.EMAIL_HOST)}
        return super().login(request, known | (extra_context or {}))

    def autocomplete_view(self, request):
        return Offered.as_view(admin_site=self)(request)

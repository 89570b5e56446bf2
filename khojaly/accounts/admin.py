"""Accounts on the desk. They are deactivated, never deleted, since history names them.

What the libraries put on the desk is taken off: roles are made by the code, and the keys of
second factors are nobody's to read.
"""

from functools import partial

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp_webauthn.models import WebAuthnCredential

from . import mailing, standing
from .account_forms import ChangeAccountForm, NewAccountForm
from .lockout import locked_until_now
from .roles import SUPERUSER, role_name
from .second_factor import factors

for model in (User, Group, StaticDevice, TOTPDevice, WebAuthnCredential):
    if admin.site.is_registered(model):
        admin.site.unregister(model)

ABOUT = ("first_name", "last_name", "email")


class RoleFilter(admin.RelatedFieldListFilter):
    """The groups are roles, in the reader's language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = _("roles")

    def field_choices(self, field, request, model_admin):
        choices = super().field_choices(field, request, model_admin)
        return [(pk, role_name(name)) for pk, name in choices]


@admin.register(User)
class AccountAdmin(UserAdmin):
    """An administrator makes accounts and gives roles, but can neither make a superuser nor touch
    one, nor change their own roles, nor grant a permission that is not in a role."""

    form = ChangeAccountForm
    add_form = NewAccountForm
    add_form_template = None
    change_form_template = "admin/accounts/change_form.html"
    list_display = ("username", "first_name", "last_name", "roles", "in_use", "last_login")
    list_filter = ("is_active", ("groups", RoleFilter))
    readonly_fields = ("in_use", "last_login", "date_joined")
    filter_horizontal = ()
    add_fieldsets = ((None, {"fields": ("username", *ABOUT, "groups", "password1", "password2")}),)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.add_fieldsets
        powers = ["groups", "is_superuser"] if request.user.is_superuser else ["groups"]
        return (
            (None, {"fields": ("username", "password", *ABOUT)}),
            (_("Roles"), {"fields": powers}),
            (_("Use"), {"fields": self.readonly_fields}),
        )

    def get_readonly_fields(self, request, obj=None):
        own = obj is not None and obj.pk == request.user.pk
        fixed = ("groups",) if own and not request.user.is_superuser else ()
        return (*self.readonly_fields, *fixed)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_urls(self):
        views = {name: standing.deed_bound(self, name) for name in standing.PAGES}
        views["invite"] = partial(mailing.invite, self)
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"auth_user_{name}")
            for name, view in views.items()
        ]
        return own + super().get_urls()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        account = self.get_object(request, unquote(object_id))
        known = {
            "has_factor": bool(account and factors(account)),
            "is_locked": bool(account and locked_until_now(account.get_username())),
            "can_mail": bool(settings.EMAIL_HOST and account and account.email),
        }
        return super().change_view(request, object_id, form_url, known | (extra_context or {}))

    def has_change_permission(self, request, obj=None):
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.is_staff = True  # There are no accounts but the desk's.
        super().save_model(request, obj, form, change)

    @admin.display(description=_("in use"), boolean=True, ordering="is_active")
    def in_use(self, user):
        return user.is_active

    @admin.display(description=_("roles"))
    def roles(self, user):
        names = [group.name for group in user.groups.all()]
        held = [SUPERUSER] * user.is_superuser + names
        return ", ".join(role_name(name) for name in held) or "–"

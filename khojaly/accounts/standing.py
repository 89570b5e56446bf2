"""Taking an account out of use, and back. Whoever is deactivated is signed out at once: Django
asks for the account again with each request."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from .account_forms import ReasonForm


def bound(model_admin):
    return partial(standing, model_admin)


def standing(model_admin, request, pk):
    """GET: asks for the reason. POST: deactivates an active account, or activates it again."""
    account = get_object_or_404(User, pk=pk)
    if account == request.user or not model_admin.has_change_permission(request, account):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        turn(account, form.cleaned_data["reason"])
        model_admin.log_change(request, account, form.cleaned_data["reason"])
        messages.success(request, _("Done, and kept in the audit."))
        return redirect("admin:auth_user_change", account.pk)
    context = model_admin.admin_site.each_context(request) | {
        "title": _("Deactivate the account") if account.is_active else _("Activate it again"),
        "account": account,
        "form": form,
        "opts": model_admin.opts,
    }
    return render(request, "admin/accounts/standing.html", context)


def turn(account, reason):
    account.is_active = not account.is_active
    account._change_reason = reason
    account.save(update_fields=["is_active"])

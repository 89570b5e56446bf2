"""What an administrator does with another's account, each with a reason that the audit keeps: take
it out of use and back, lift its lock, reset its second factor. Whoever is deactivated is signed out
at once: Django asks for the account again with each request."""

from dataclasses import dataclass
from functools import partial

from axes.utils import reset as lift
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import second_factor
from .account_forms import ReasonForm
from .audit import record
from .models import Act


@dataclass(frozen=True)
class Deed:
    """`do(account, reason)`; its title, and what it means for the account, in a sentence."""

    do: callable
    title: str
    meaning: str


def deed_bound(model_admin, name):
    """The view of one deed."""
    return partial(done_with, model_admin, name)


def done_with(model_admin, name, request, pk):
    """GET: asks for the reason. POST: does it."""
    account = get_object_or_404(User, pk=pk)
    if account == request.user or not model_admin.has_change_permission(request, account):
        raise PermissionDenied
    deed = deed_of(name, account)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed.do(account, form.cleaned_data["reason"])
        model_admin.log_change(request, account, form.cleaned_data["reason"])
        messages.success(request, _("Done, and kept in the audit."))
        return redirect("admin:auth_user_change", account.pk)
    context = model_admin.admin_site.each_context(request) | {
        "title": deed.title,
        "meaning": deed.meaning % {"name": account.get_username()},
        "account": account,
        "form": form,
        "opts": model_admin.opts,
    }
    return render(request, "admin/accounts/standing.html", context)


def deed_of(name, account):
    """The `Deed` of a name; whether an account is taken out of use or back depends on it."""
    if name == "standing":
        return DEEDS["deactivate" if account.is_active else "activate"]
    return DEEDS[name]


def turn(account, reason):
    account.is_active = not account.is_active
    account._change_reason = reason
    account.save(update_fields=["is_active"])


def lift_lock(account, reason):
    """Forget the failed sign-ins of an account, from every network."""
    lift(username=account.get_username())
    record(Act.LOCK_LIFTED, account, reason)


PAGES = ("standing", "unlock", "second-factor")
DEEDS = {
    "deactivate": Deed(
        turn, gettext_lazy("Deactivate the account"),
        gettext_lazy("%(name)s is signed out at once and can no longer sign in. The history keeps "
                     "the name."),
    ),
    "activate": Deed(
        turn, gettext_lazy("Activate it again"),
        gettext_lazy("%(name)s can sign in again with the same roles."),
    ),
    "unlock": Deed(
        lift_lock, gettext_lazy("Lift the lock"),
        gettext_lazy("%(name)s can sign in again at once, from wherever it was locked out."),
    ),
    "second-factor": Deed(
        second_factor.reset, gettext_lazy("Reset the second factor"),
        gettext_lazy("%(name)s sets up a new second factor at the next sign-in. The recovery codes "
                     "are void too. Make sure that it is they who asked."),
    ),
}  # fmt: skip

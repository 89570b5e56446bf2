"""Letters with a link to choose a password: asked for on the sign-in page by whoever forgot theirs,
and sent by an administrator to whoever is new. Django's own views and tokens; only where the site
can send mail."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from khojaly.guard.client import client_key
from khojaly.guard.limits import Counter, Limit

from .audit import record
from .models import Act

# More letters than one network has reason to ask for fill the mailbox of somebody else.
LETTERS = Limit("password-letters", times=5, seconds=3600)
counter = Counter()


class LetterForm(PasswordResetForm):
    """Asks for an address; who has no account there is told the same, and gets no letter."""


class InvitationForm(PasswordResetForm):
    """To one account, whether or not it has a password yet."""

    account = None

    def get_users(self, email):
        return [self.account]


class Ask(views.PasswordResetView):
    template_name = "admin/accounts/password_ask.html"
    email_template_name = "admin/accounts/password_letter.txt"
    subject_template_name = "admin/accounts/password_subject.txt"
    form_class = LetterForm
    success_url = reverse_lazy("password-asked")

    def dispatch(self, request, *args, **kwargs):
        require_mail()
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        if counter.seconds_over(LETTERS, client_key(self.request)):
            form.add_error(None, ValidationError(_("Too many letters were asked for from here.")))
            return self.form_invalid(form)
        return super().form_valid(form)


class Asked(views.PasswordResetDoneView):
    template_name = "admin/accounts/password_asked.html"


class Choose(views.PasswordResetConfirmView):
    template_name = "admin/accounts/password_choose.html"
    success_url = reverse_lazy("admin:login")

    def form_valid(self, form):
        messages.success(self.request, _("The password is changed. Sign in with it."))
        return super().form_valid(form)


def require_mail():
    """Raise `Http404` where the site cannot send mail."""
    if not settings.EMAIL_HOST:
        raise Http404


def invite(model_admin, request, pk):
    """POST: send an account a link to choose its password."""
    require_mail()
    account = get_object_or_404(User, pk=pk, is_active=True)
    may = model_admin.has_change_permission(request, account)
    if request.method != "POST" or not may or account == request.user:
        raise PermissionDenied
    form = InvitationForm({"email": account.email})
    form.account = account
    if account.email and form.is_valid():
        form.save(request=request, use_https=request.is_secure(), subject_template_name=
                  "admin/accounts/invitation_subject.txt",
                  email_template_name="admin/accounts/invitation.txt")  # fmt: skip
        record(Act.INVITED, account)
        messages.success(request, _("The invitation is on its way to %(mail)s.")
                         % {"mail": account.email})  # fmt: skip
    else:
        messages.error(request, _("The account has no address to send it to."))
    return redirect("admin:auth_user_change", account.pk)

"""What was typed into a form when the session had ended: kept, and given back after signing in.

A form of the desk bears a signed note of who opened it. When it is sent and nobody is signed in any
more, or the form's token is that of an earlier session, its fields are put into the session that
the browser has now, for an hour. Whoever then signs in is shown them, if the form was theirs, and
sends them again with one click. Files cannot be kept. Only forms with the note are kept, so that a
stranger cannot fill the table of sessions.
"""

import time

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.signing import BadSignature, TimestampSigner
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import csrf

from khojaly.guard.client import client_key
from khojaly.guard.limits import Counter, Limit

NOTE = "opened_by"
KEPT = "kept_form"
SECONDS_KEPT = 3600
LONGEST_OPEN = 7 * 24 * 3600
MOST_CHARACTERS = 200_000
# Of one account and of one network: more than anyone loses, too few to fill a disk.
KEPT_FORMS = Limit("kept-forms", times=12, seconds=3600)
NEVER_KEPT = {"csrfmiddlewaretoken", NOTE}

counter = Counter()
signer = TimestampSigner(salt="desk.opened-by")


def note_for(user):
    """The signed note that a form bears of who opened it."""
    return signer.sign(str(user.pk))


def opened_by(request):
    """The key of the account that opened the form that was sent, or an empty text."""
    try:
        return signer.unsign(request.POST.get(NOTE, ""), max_age=LONGEST_OPEN)
    except BadSignature:
        return ""


def keep(request):
    """Keep the form that was sent, in the session; whether it could be kept."""
    owner = opened_by(request)
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in NEVER_KEPT and "password" not in name
    ]
    size = sum(len(name) + len(value) for name, value in fields)
    if not _may_keep(request, owner) or size > MOST_CHARACTERS:
        return False
    request.session[KEPT] = {
        "owner": owner,
        "path": request.get_full_path(),
        "fields": fields,
        "files": [file.name for files in request.FILES.lists() for file in files[1]],
        "at": time.time(),
    }
    return True


def _may_keep(request, owner):
    """Whether a form of this account is kept: of one that is in use, and a few in an hour."""
    if not owner or not get_user_model().objects.filter(pk=owner, is_active=True).exists():
        return False
    keys = (f"account-{owner}", client_key(request))
    waits = [counter.seconds_over(KEPT_FORMS, key) for key in keys]  # Both are counted.
    return not any(waits)


class KeepFormsMiddleware:
    """Stands after authentication: a form that nobody signed in sends is kept, not dropped."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        # Forms outside the desk are read by their own views, which say what was too large.
        if request.method != "POST" or not getattr(request, "on_desk", False):
            return None
        if request.user.is_authenticated or NOTE not in request.POST:
            return None
        if not keep(request):
            return None
        return redirect(f"{reverse('admin:login')}?next={reverse('desk-kept')}")


def csrf_failure(request, reason=""):
    """A form whose token is of an earlier session, sent from this very site, is kept as well."""
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if ours and getattr(request, "on_desk", False) and request.method == "POST" and keep(request):
        return redirect("desk-kept")
    return csrf.csrf_failure(request, reason)


@login_required(login_url="admin:login")
def kept(request):
    """GET: what was kept, to send it again. POST: forget it."""
    found = request.session.get(KEPT)
    mine = found and found["owner"] == str(request.user.pk)
    if request.method == "POST" or not mine or time.time() - found["at"] > SECONDS_KEPT:
        request.session.pop(KEPT, None)
        return redirect("admin:index")
    context = {"title": _("What you typed is kept"), "kept": found}
    return render(request, "admin/ledger/kept.html", admin.site.each_context(request) | context)

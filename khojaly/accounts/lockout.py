"""What someone sees after too many failed sign-ins: a sentence with the time left."""

import math

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Handler(AxesDatabaseHandler):
    """Counts failures, and keeps neither browser nor headers beside them."""

    def user_login_failed(self, sender, credentials, request=None, **kwargs):
        if request is not None:
            request.axes_user_agent = request.axes_http_accept = ""
        super().user_login_failed(sender, credentials, request, **kwargs)


def counted_name(request, credentials=None):
    """The name of an account as typed, or a digest of what is the name of none."""
    typed = (credentials or {}).get("username") or request.POST.get("username") or ""
    if get_user_model().objects.filter(username=typed).exists():
        return typed
    return f"unknown-{salted_hmac('sign-in', typed).hexdigest()[:32]}"


def locked_out(request, response=None, credentials=None):
    """The sign-in page with HTTP 429 and `Retry-After` (RFC 6585)."""
    AxesProxyHandler.update_request(request)
    seconds = seconds_left(counted_name(request, credentials), request.axes_ip_address)
    minutes = math.ceil(seconds / 60)
    context = admin.site.each_context(request) | {
        "title": _("Sign in"),
        "sentence": ngettext(
            "Too many failed sign-ins for this account from here. Try again in %(count)s minute.",
            "Too many failed sign-ins for this account from here. Try again in %(count)s minutes.",
            minutes,
        ) % {"count": minutes},
    }  # fmt: skip
    answer = render(request, "admin/accounts/locked_out.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def seconds_left(username, network):
    """How long the lock of an account still holds for a network, at least a second."""
    attempts = AccessAttempt.objects.filter(username=username, ip_address=network)
    newest = attempts.order_by("-attempt_time").first()
    since = newest.attempt_time if newest else timezone.now()
    left = since + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, math.ceil(left.total_seconds()))


def locked_until_now(username):
    """Whether an account is locked out from any network at this moment."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    attempts = AccessAttempt.objects.filter(username=username, attempt_time__gt=since)
    return attempts.filter(failures_since_start__gte=settings.AXES_FAILURE_LIMIT).exists()

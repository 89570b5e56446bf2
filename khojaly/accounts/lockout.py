"""What someone sees after too many failed sign-ins: a sentence with the time left."""

import math

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def locked_out(request, response=None, credentials=None):
    """The sign-in page with HTTP 429 and `Retry-After` (RFC 6585)."""
    AxesProxyHandler.update_request(request)
    seconds = seconds_left((credentials or {}).get("username"), request.axes_ip_address)
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

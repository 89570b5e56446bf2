"""The door of the desk: who sees that it is there, and who has to pass a second factor."""

import time
from ipaddress import ip_network

from django.conf import settings
from django.shortcuts import redirect

from khojaly.client import client_address

from .language import in_language_of
from .second_factor import is_due
from .views import with_next

OPEN = {
    "admin:login", "admin:logout", "admin:jsi18n", "desk-language",
    "second-factor-check", "second-factor-set-up", "second-factor-qr", "second-factor",
}  # fmt: skip
SECONDS_BETWEEN_PROLONGATIONS = 300


class DeskMiddleware:
    """Stands around every address below the desk's, whoever added it.

    From a network that is not in ADMIN_NETWORKS the desk does not exist: its addresses are
    unknown like any other. Whoever signed in and owes a second factor is led to it.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.networks = [ip_network(text) for text in settings.ADMIN_NETWORKS]

    def __call__(self, request):
        request.on_desk = request.path_info.startswith(f"/{settings.ADMIN_PATH}")
        if self.networks and not self._is_near(client_address(request)):
            request.on_desk = False
            request.urlconf = "khojaly.urls_without_desk"
        response = self.get_response(request)
        if request.on_desk:  # What the desk says to one is kept for nobody else.
            response.headers.setdefault("Cache-Control", "private")
        return response

    def _is_near(self, address):
        return address is not None and any(address in network for network in self.networks)

    def process_view(self, request, view, args, kwargs):
        if not request.on_desk:
            return None
        in_language_of(request)
        name = request.resolver_match.view_name
        if not request.user.is_authenticated or name in OPEN or name.startswith("otp_webauthn:"):
            return None
        if is_due(request.user):
            return redirect(with_next("second-factor-check", request.get_full_path()))
        _prolong(request.session)
        return None


def _prolong(session):
    """Let the session end some hours after its last use, without a write for each request."""
    now = int(time.time())
    if now - session.get("used_at", 0) > SECONDS_BETWEEN_PROLONGATIONS:
        session["used_at"] = now

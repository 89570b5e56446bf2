"""The door of the desk: who sees that it is there, and who has to pass a second factor."""

import time

from django.conf import settings
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.shortcuts import redirect

from khojaly.guard.client import client_address

from .language import in_language_of
from .second_factor import is_due
from .views import with_next

PATTERNS = {"regex", "iregex"}  # Lookups of Django that take a regular expression.
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
        self.root = f"/{settings.ADMIN_PATH}"

    def __call__(self, request):
        request.on_desk = f"{request.path_info}/".startswith(self.root)
        if settings.ADMIN_NETWORKS and not _is_near(request):
            request.on_desk = False
            request.urlconf = "khojaly.urls_without_desk"
        elif request.path_info == self.root.rstrip("/"):
            return _private(redirect(self.root))
        if request.on_desk:
            # Before any view, since a form may be refused before there is one.
            in_language_of(request)
        response = self.get_response(request)
        return _private(response) if request.on_desk else response

    def process_view(self, request, view, args, kwargs):
        if not request.on_desk:
            return None
        if any(PATTERNS.intersection(name.split("__")) for name in request.GET):
            # A pattern may take for ever, and no list of the desk offers one.
            raise DisallowedModelAdminLookup("Lists are not filtered by patterns.")
        name = request.resolver_match.view_name
        if not request.user.is_authenticated or name in OPEN or name.startswith("otp_webauthn:"):
            return None
        if is_due(request.user):
            return redirect(with_next("second-factor-check", request.get_full_path()))
        _prolong(request.session)
        return None


def _is_near(request):
    address = client_address(request)
    return address is not None and any(address in network for network in settings.ADMIN_NETWORKS)


def _private(response):
    """What the desk says to one is kept for nobody else."""
    response.headers.setdefault("Cache-Control", "private")
    return response


def _prolong(session):
    """Let the session end some hours after its last use, without a write for each request."""
    now = int(time.time())
    if now - session.get("used_at", 0) > SECONDS_BETWEEN_PROLONGATIONS:
        session["used_at"] = now

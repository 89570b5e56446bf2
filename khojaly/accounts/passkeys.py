"""Passkeys (W3C Web Authentication) through django-otp-webauthn, as this site uses them."""

from django_otp_webauthn.helpers import WebAuthnHelper
from django_otp_webauthn.views import CompleteCredentialAuthenticationView

from .second_factor import added, let_pass


def domain(request):
    """The relying party's identifier: the host that was asked for, without the port.

    Django compared it with ALLOWED_HOSTS, and the browser compares it with the page's own.
    """
    return request.get_host().partition(":")[0]


def possible(request):
    """Whether a browser makes passkeys for this host: it does for names, not for numbers."""
    return not domain(request).strip("[]").replace(".", "").isdecimal()


class Helper(WebAuthnHelper):
    """Accepts what the browser signed for the page's own origin, and for no other."""

    def get_allowed_origins(self):
        return [f"{self.request.scheme}://{self.request.get_host()}"]

    def create_credential(self, *args, **kwargs):
        device = super().create_credential(*args, **kwargs)
        device.name = "passkey"
        return device

    def register_complete(self, *args, **kwargs):
        device = super().register_complete(*args, **kwargs)
        added(self.request, device)
        return device


class PassWithPasskey(CompleteCredentialAuthenticationView):
    """Passkeys are a second factor only: someone has signed in with a password before."""

    def complete_auth(self, device):
        let_pass(self.request, device)

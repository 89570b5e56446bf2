"""The second factor: who needs one, what counts as one, and passing it.

Codes of an app by RFC 6238 and recovery codes through django-otp, passkeys by W3C Web
Authentication through django-otp-webauthn.
"""

from django.conf import settings
from django.db import transaction
from django_otp import login as otp_login
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp_webauthn.models import WebAuthnCredential

from .audit import record
from .models import Act

CODES = 10
TO_SHOW = "recovery_codes_to_show"


def requires_second_factor(user):
    """Whether this person's work does: publishing, or looking after accounts."""
    return settings.SECOND_FACTOR_REQUIRED and (
        user.is_superuser
        or user.has_perm("ledger.publish_version")
        or user.has_perm("auth.change_user")
    )


def factors(user):
    """The app (one at most) and the passkeys that someone may pass with, in this order."""
    return [
        *TOTPDevice.objects.devices_for_user(user, confirmed=True),
        *WebAuthnCredential.objects.devices_for_user(user, confirmed=True).order_by("pk"),
    ]


def is_due(user):
    """Whether `request.user` still has to pass. Who has a factor passes it, needed or not."""
    if user.is_verified():
        return False
    return requires_second_factor(user) or bool(factors(user))


def let_pass(request, device, act=Act.FACTOR_PASSED):
    """Mark the session as verified with `device`, under a new session key."""
    otp_login(request, device)
    request.session.cycle_key()
    record(act, request.user, device.name, request=request)


def pending_app(user):
    """The app that is being set up: its key stays the same until it was confirmed."""
    device = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


@transaction.atomic
def confirm_app(request, device):
    """Put a new app in the place of the one there was, if any."""
    TOTPDevice.objects.filter(user=request.user, confirmed=True).delete()
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    added(request, device)


def added(request, device):
    """After a factor was added: it is audited, it counts as passed, and there are codes."""
    record(Act.FACTOR_ADDED, request.user, device.name, request=request)
    if not request.user.is_verified():
        otp_login(request, device)
        request.session.cycle_key()
    if not codes_left(request.user):
        make_codes(request)


def codes_left(user):
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def make_codes(request):
    """Make new recovery codes in the place of the old ones, to be shown once."""
    StaticDevice.objects.filter(user=request.user).delete()
    device = StaticDevice.objects.create(user=request.user, name="recovery codes")
    codes = [StaticToken.random_token() for _number in range(CODES)]
    device.token_set.bulk_create(StaticToken(device=device, token=code) for code in codes)
    request.session[TO_SHOW] = True
    record(Act.CODES_MADE, request.user, request=request)


def codes_to_show(request):
    """The recovery codes in two halves each, right after they were made, else nothing."""
    if not request.session.pop(TO_SHOW, False):
        return []
    tokens = StaticToken.objects.filter(device__user=request.user).order_by("pk")
    return [f"{token.token[:4]}-{token.token[4:]}" for token in tokens]


@transaction.atomic
def reset(user, reason):
    """Take every factor of an account away; the next sign-in sets up a new one."""
    for device in factors(user):
        device.delete()
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    record(Act.FACTOR_REMOVED, user, reason)

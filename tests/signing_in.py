"""Signing in to the desk as a test needs it: with a password and a second factor, really passed."""

import time

from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

PASSWORD = "Un puente sobre el Karkar"


def sign_in(client, user):
    """Sign `user` in at `client` (Django's test client), with an app that has passed."""
    device, _made = TOTPDevice.objects.get_or_create(user=user, name="app", confirmed=True)
    client.force_login(user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client


def code_of(device, later=0):
    """The six digits that the app of a `TOTPDevice` shows now, or some 30-second steps later."""
    totp = TOTP(device.bin_key)
    totp.time = time.time() + later * 30
    return f"{totp.token():06d}"

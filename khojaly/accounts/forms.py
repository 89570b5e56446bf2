"""The forms of the second factor."""

import math
import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from .audit import record
from .models import Act

OF_APP = re.compile(r"\d{6}\Z")


class CodeForm(forms.Form):
    """A code of the app, or a recovery code. `device` is what it fits, once the form is valid;
    `seconds` is how long to wait after too many wrong ones, else 0."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "autofocus": True}
        ),
    )

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.device, self.seconds = user, None, 0

    def clean_code(self):
        code = re.sub(r"[\s-]", "", self.cleaned_data["code"]).lower()
        device = self.device_for(code)
        self.seconds = _seconds_to_wait(device)
        if self.seconds:
            raise forms.ValidationError(_wait(self.seconds))
        self.device = device and verify_token(self.user, device.persistent_id, code)
        if self.device is None:
            if device:
                record(Act.FACTOR_FAILED, self.user, device.name)
            raise forms.ValidationError(
                _("That is not the code. Wait for the next one, or use a recovery code.")
            )
        return code

    def device_for(self, code):
        """The device whose code this looks like: each counts its own wrong guesses."""
        model = TOTPDevice if OF_APP.match(code) else StaticDevice
        return model.objects.devices_for_user(self.user, confirmed=True).first()


class NewAppForm(CodeForm):
    """The first code of an app that is being set up."""

    def __init__(self, user, app, *args, **kwargs):
        super().__init__(user, *args, **kwargs)
        self.app = app
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def device_for(self, code):
        return self.app


def _seconds_to_wait(device):
    """How long `device` takes no code after wrong ones; twice as long after each."""
    allowed, why = device.verify_is_allowed() if device else (True, None)
    if allowed:
        return 0
    return max(1, math.ceil((why["locked_until"] - timezone.now()).total_seconds()))


def _wait(seconds):
    return ngettext(
        "Too many wrong codes. Try again in %(count)s second.",
        "Too many wrong codes. Try again in %(count)s seconds.",
        seconds,
    ) % {"count": seconds}

"""The details of the audit in the language of its reader; what is kept of them is in codes."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Act
from .receivers import NOTED
from .roles import SUPERUSER, role_name

DEVICES = {"app": gettext_lazy("authenticator app"), "passkey": gettext_lazy("passkey")}


def detail_words(act, text):
    """A detail that belongs to an act, in words; what people wrote themselves is left alone."""
    reader = READERS.get(act)
    return reader(text) if reader and text else text


def _roles(text):
    sign, _space, names = text.partition(" ")
    return f"{sign} {', '.join(role_name(name) for name in names.split(', '))}"


def _fields(text):
    """`last_name: Galstyan → Hovhannisyan; is_superuser: False → True`."""
    return "; ".join(_field(pair) for pair in text.split("; "))


def _field(pair):
    name, colon, values = pair.partition(": ")
    if name not in NOTED:
        return pair
    label = User._meta.get_field(name).verbose_name
    answers = {"True": _("yes"), "False": _("no")} if name.startswith("is_") else {}
    return f"{label}{colon}{' → '.join(answers.get(v, v) for v in values.split(' → '))}"


def _device(text):
    return str(DEVICES.get(text, text))


READERS = {
    Act.ROLES_CHANGED: _roles,
    Act.ACCOUNT_CHANGED: _fields,
    Act.ACCOUNT_MADE: lambda text: role_name(text) if text == SUPERUSER else text,
    Act.FACTOR_ADDED: _device,
    Act.FACTOR_REMOVED: _device,
    Act.FACTOR_FAILED: _device,
}

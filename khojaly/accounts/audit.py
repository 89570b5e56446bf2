"""Writing the audit: one function, called wherever an account is used or changed."""

from ipaddress import ip_network

from simple_history.models import HistoricalRecords

from khojaly.guard.client import client_address

from .models import AuditEntry

KEPT_BITS = {4: 24, 6: 48}


def record(act, account, detail="", request=None):
    """Append that `act` happened to `account` (a user), done by whoever makes the request.

    Without `request` it is the one being answered, if any: a command has none.
    """
    request = request or getattr(HistoricalRecords.context, "request", None)
    user = getattr(request, "user", None)
    actor = user if user is not None and user.is_authenticated else None
    return AuditEntry.objects.create(
        act=act,
        actor_id=actor and actor.pk,
        account_id=account.pk,
        detail=detail[:500],
        network=network_of(request) if request else "",
    )


def network_of(request):
    """The network of the visitor, or an empty text if unknown: /24 of IPv4, /48 of IPv6."""
    address = client_address(request)
    if address is None:
        return ""
    return str(ip_network((address, KEPT_BITS[address.version]), strict=False))

"""Who asks: the address of the visitor, whatever proxies stand in front of the site.

Each proxy appends the address it was asked from to `X-Forwarded-For`, so with n proxies of one's
own the n-th entry from the right is the visitor; what stands left of it anyone may have written.
"""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings

IPV6_PREFIX = 64  # What one household or one machine gets.


def has_body(environ):
    """Whether something is sent with a request: its length is told, or it comes in chunks."""
    length = environ.get("CONTENT_LENGTH") or "0"
    return length != "0" or "HTTP_TRANSFER_ENCODING" in environ


def client_address(request):
    """The visitor's address (`ipaddress.IPv4Address` or `IPv6Address`), or None if unknown."""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    count = settings.TRUSTED_PROXIES
    nearest = _address(request.META.get("REMOTE_ADDR", ""))
    return (count and _address(told[-count:][0])) or nearest


def _address(text):
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def client_key(request):
    """What guesses and requests are counted by: an IPv4 address, or an IPv6 network of /64, since
    whoever has one address there has all of them."""
    address = client_address(request)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, IPV6_PREFIX), strict=False).network_address)
    return str(address) if address else "0.0.0.0"

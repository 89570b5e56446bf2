"""What the environment says about where the site runs, and what it may not say."""

import os
from ipaddress import ip_network

from django.core.exceptions import ImproperlyConfigured

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


def env_list(name, default=()):
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()] or list(
        default
    )


def env_count(name, default):
    """A whole number from 0 up. Raises `ImproperlyConfigured` for anything else."""
    text = os.environ.get(name, "").strip()
    if text and not text.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{text}”.")
    return int(text) if text else default


def env_networks(name):
    """Networks in CIDR notation. Raises `ImproperlyConfigured` for anything else."""
    try:
        return [ip_network(text) for text in env_list(name)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} names no network: {error}.") from error


DEBUG = os.environ.get("DEBUG", "") == "1"
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", LOCAL_HOSTS)
PUBLIC = not set(ALLOWED_HOSTS) <= set(LOCAL_HOSTS)

if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is *, so the site would believe any name a visitor gives it. "
        "Name its hosts, as in ALLOWED_HOSTS=khojaly.example,www.khojaly.example"
    )
if PUBLIC and DEBUG:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS names a public host and DEBUG is 1: errors would be shown to everyone in "
        "full, and reviewers would sign in without a second factor. Unset DEBUG."
    )

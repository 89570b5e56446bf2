"""How many requests one network address may send: counted in Django's cache, a minute at a time."""

import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache

from khojaly.guard.client import client_key

WINDOW = 60


@dataclass(frozen=True)
class Allowance:
    limit: int
    used: int
    seconds_left: int

    @property
    def exceeded(self):
        return self.used > self.limit

    @property
    def headers(self):
        """The RateLimit headers of the IETF's draft (draft-ietf-httpapi-ratelimit-headers), and
        the older ones that many programs read."""
        remaining = max(self.limit - self.used, 0)
        return {
            "RateLimit-Policy": f'"default";q={self.limit};w={WINDOW}',
            "RateLimit": f'"default";r={remaining};t={self.seconds_left}',
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(remaining),
            "X-RateLimit-Reset": str(self.seconds_left),
        }


def count(request):
    """Count a request for the network address it is from, and return what is left to that."""
    now = int(time.time())
    window, seconds_left = now // WINDOW, WINDOW - now % WINDOW
    key = f"api-requests:{client_key(request)}:{window}"
    try:
        cache.add(key, 0, WINDOW * 2)
        used = cache.incr(key)
    except Exception:  # The cache is full, or away: that is no reason to refuse an answer.
        used = 1
    return Allowance(settings.API_REQUESTS_A_MINUTE, used, seconds_left)

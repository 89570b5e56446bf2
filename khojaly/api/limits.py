"""What a client of the API is told of its limit, a minute at a time."""

from dataclasses import dataclass

from django.conf import settings

from khojaly.guard.client import client_key
from khojaly.guard.limits import Counter, Limit

WINDOW = 60
counter = Counter()


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
    limit = Limit("api", settings.API_REQUESTS_A_MINUTE, WINDOW)
    used, seconds_left = counter.count(limit, client_key(request))
    return Allowance(limit.times, used, seconds_left)

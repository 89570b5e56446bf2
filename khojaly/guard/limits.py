"""How often a network may ask for pages that have to be drawn, and fewer times for what costs most:
comparisons, histories, searches, checks of citations, other days, and sign-ins.

An answer that is kept (`khojaly.page_cache`) costs nothing and is not counted; the API counts by
itself. Counted are fixed windows in a cache: with Redis for the whole site, without it for each
worker.
"""

import logging
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.shortcuts import render
from django.views import defaults

from .client import client_key

log = logging.getLogger(__name__)

SECONDS_WITHOUT_CACHE = 5
COUNT_BY_THEMSELVES = "/api/"
# In the environment of a request that the site makes of itself. No visitor can write there.
OF_ONES_OWN = "khojaly.of_ones_own"


@dataclass(frozen=True)
class Limit:
    """At most `times` in `seconds`, for each network."""

    name: str
    times: int
    seconds: int


# A reader looks at a few such pages a minute, a class of thirty behind one address at sixty.
READING = Limit("reading", times=120, seconds=60)
# The whole ledger, which is made anew for everyone who asks.
LARGE = Limit("large", times=6, seconds=60)
# Besides the five failures of one account: for guessing one password at many accounts.
SIGNING_IN = Limit("signing-in", times=30, seconds=15 * 60)


class LimitsMiddleware:
    """Answers HTTP 429 with `Retry-After` (RFC 6585) to a network that is over a limit."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        limits = limits_of(request)
        seconds = seconds_over(limits, request)
        if not seconds or (drawn() in limits and _is_at_work(request)):
            return None
        return too_many(request, seconds)


def page_not_found(request, exception):
    """The handler of 404. An address that leads to no view comes past no `process_view`, and its
    page is drawn all the same: it is counted here."""
    if request.resolver_match is None and (seconds := seconds_over(limits_of(request), request)):
        return too_many(request, seconds)
    return defaults.page_not_found(request, exception)


def too_many(request, seconds):
    answer = render(request, "429.html", {"seconds": seconds}, status=429)
    answer["Retry-After"], answer["Cache-Control"] = str(seconds), "no-store"
    return answer


def seconds_over(limits, request):
    """Count a request towards `limits`; return how long its network has to wait, or 0."""
    key = client_key(request)
    return max((counter.seconds_over(limit, key) for limit in limits), default=0)


def drawn():
    """The limit of every page that is drawn."""
    return Limit("drawn", times=settings.PAGES_A_MINUTE, seconds=60)


def _is_at_work(request):
    """Whether this is the desk, in use by someone who signed in."""
    return getattr(request, "on_desk", False) and request.user.is_authenticated


def limits_of(request):
    """The `Limit`s that a request counts towards."""
    if request.META.get(OF_ONES_OWN) or request.path_info.startswith(COUNT_BY_THEMSELVES):
        return []
    if request.resolver_match is None:
        return [drawn()]
    costly = _limit_of_what_costs_most(request)
    return [drawn(), costly] if costly else [drawn()]


def _limit_of_what_costs_most(request):
    name = request.resolver_match.view_name
    if name == "admin:login":
        return SIGNING_IN if request.method == "POST" else None
    if name.rpartition(":")[2] == "ledger":
        return LARGE
    expensive = name.endswith(("-compare", "-history")) or name.rpartition(":")[2] == "search"
    expensive |= name.startswith("reconcile")
    expensive |= name == "check" and bool(request.GET or request.method == "POST")
    other_day = "as-of" in request.GET or "Accept-Datetime" in request.headers
    return READING if expensive or other_day else None


class Counter:
    """Counts in the cache. While the cache is away nothing is counted: readers come first."""

    def __init__(self):
        self.away_until = 0

    def seconds_over(self, limit, key):
        """Count one more for `key`; return how long it has to wait, 0 while within the limit."""
        count, left = self.count(limit, key)
        return left if count > limit.times else 0

    def count(self, limit, key):
        """Count one more for `key`; return how many there were in this window, this one included
        (0 while nothing is counted), and the seconds until the next."""
        now = int(time.time())
        window, left = now // limit.seconds, limit.seconds - now % limit.seconds
        if time.monotonic() < self.away_until:
            return 0, left
        try:
            return self._add(f"{limit.name}:{key}:{window}", limit.seconds), left
        except Exception as error:  # Whatever the cache's client raises.
            log.warning("Requests are not counted: %s", error)
            self.away_until = time.monotonic() + SECONDS_WITHOUT_CACHE
            return 0, left

    def _add(self, key, seconds):
        cache = caches["limits"]
        cache.add(key, 0, seconds)
        try:
            return cache.incr(key)
        except ValueError:  # It ended in between.
            return 1


counter = Counter()

"""Going through the addresses: politely, a host at a time, going on where the last run stopped."""

import time
from collections import deque
from urllib.parse import urlsplit

from django.db.models import F, Q
from django.utils import timezone

from sources.models import Link, Source

from .asking import ask


def due(age):
    """The sources whose address was not checked for `age` (a timedelta), those never checked
    first. A run that was stopped is gone on with by running again: what it did is not due."""
    checked = Q(link__checked_at__gt=timezone.now() - age, link__url=F("url"))
    found = Source.objects.exclude(url="").filter(merged_into=None).exclude(checked)
    return found.select_related("link").order_by(F("link__checked_at").asc(nulls_first=True), "pk")


def check(sources, delay, seconds, sleep=time.sleep):
    """Ask each source's address and keep what is found; yields `(source, Link)` as it goes.

    Between two requests to one host lie `delay` seconds, or what it asked for with Retry-After; in
    the meantime the others are asked.
    """
    free_at, waiting = {}, deque(sources)
    while waiting:
        source = _next(waiting, free_at, sleep)
        host = urlsplit(source.url).netloc
        found = ask(source.url, seconds)
        free_at[host] = time.monotonic() + max(delay, found.wait)
        yield source, keep(source, found)


def _next(waiting, free_at, sleep):
    """Take out the first source whose host may be asked; wait for the one that may be soonest."""
    while True:
        frees = [free_at.get(urlsplit(source.url).netloc, 0) for source in waiting]
        soonest = min(range(len(frees)), key=frees.__getitem__)
        wait = frees[soonest] - time.monotonic()
        if wait <= 0:
            source = waiting[soonest]
            del waiting[soonest]
            return source
        sleep(wait)


def keep(source, found):
    """Keep what was found at a source's address; it is no edit of the source. A dead address keeps
    the day on which it was first seen dead."""
    now = timezone.now()
    before = Link.objects.filter(source=source, url=source.url).first()
    since = before.dead_since if before else None
    dead = found.status == Link.Status.DEAD
    # What could not be told leaves the day as it is.
    if found.status != Link.Status.UNKNOWN:
        since = (since or now.date()) if dead else None
    values = {"url": source.url, "status": found.status, "detail": found.detail[:200],
              "checked_at": now, "dead_since": since}  # fmt: skip
    return Link.objects.update_or_create(source=source, defaults=values)[0]


def dead_links():
    """Sources whose address is dead while their record does not say so, with their `link`."""
    found = Source.objects.filter(link__status=Link.Status.DEAD, link__url=F("url"), link_died="")
    return found.filter(merged_into=None).select_related("link").order_by("pk")

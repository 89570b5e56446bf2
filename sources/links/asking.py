"""What an address answers: alive, dead, or not to be told."""

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from django.utils import timezone

from sources.fetching import NotFetched, fetch
from sources.models import Link

Status = Link.Status
GONE = {404, 410}
FEW = 2048
LONGEST_WAIT = 600


@dataclass(frozen=True)
class Found:
    """`wait` is how many seconds the host asks to be left alone."""

    status: str
    detail: str
    wait: float = 0


def ask(url, seconds):
    """What an address answers now. HEAD first; GET where that is refused or says it is gone, since
    some servers answer HEAD wrongly."""
    found = _ask(url, "HEAD", seconds)
    if found.status == Status.ALIVE or found.wait or found.detail == "timeout":
        return found
    return _ask(url, "GET", seconds)


def _ask(url, method, seconds):
    try:
        answer = fetch(url, method=method, seconds=seconds, largest=FEW)
    except NotFetched as why:
        # No such host is as good as gone; a timeout or a broken line may be ours.
        return Found(Status.DEAD if str(why) == "no such host" else Status.UNKNOWN, str(why))
    wait = _retry_after(answer.headers.get("Retry-After", ""))
    return Found(_meaning(answer.status), str(answer.status), wait)


def _meaning(status):
    if 200 <= status < 300:
        return Status.ALIVE
    return Status.DEAD if status in GONE else Status.UNKNOWN


def _retry_after(text):
    """Seconds of a Retry-After header (RFC 9110, 10.2.3), at most ten minutes; 0 without one."""
    if re.fullmatch(r"\d{1,9}", text.strip()):
        return min(int(text), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
        seconds = (moment - timezone.now()).total_seconds()
    except (TypeError, ValueError):
        return 0
    return max(0, min(seconds, LONGEST_WAIT))

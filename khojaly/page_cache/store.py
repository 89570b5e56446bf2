"""Where answers are kept: in the memory of the worker and, when Redis is configured, there too.

In Redis an answer is one checked text, so that a damaged one is noticed. Whatever goes wrong with
Redis costs a page its rendering, never the reader the page.
"""

import base64
import hashlib
import json
import logging
import time

from django.conf import settings
from django.core.cache import caches

from khojaly.ledger.freshness import Lasting

from .answers import Answer
from .build import build_token
from .heads import Head

log = logging.getLogger(__name__)

SECONDS_WITHOUT_REDIS = 5
KEPT_FOR_SECONDS = 24 * 3600


class Damaged(ValueError):
    """A kept answer is not as it was written."""


class Store:
    """Answers by address."""

    def __init__(self):
        self._near = caches["pages"]
        self._shared = _Shared() if settings.REDIS_URL else None

    def get(self, address):
        """The newest answer that this worker keeps, true or not, or None."""
        return self._near.get(address)

    def from_shared(self, address):
        """The newest answer that any worker kept, or None. Its `era` is not known."""
        return self._shared.get(address) if self._shared else None

    def keep(self, address, answer):
        """Keep an answer in this worker; again, when it has grown by a compressed form."""
        self._near.set(address, answer)

    def share(self, address, answer):
        if self._shared:
            self._shared.set(address, answer)


class _Shared:
    """Answers in Redis; while it fails, it is left alone for some seconds."""

    def __init__(self):
        self._prefix = build_token()
        self._failing_until = 0

    def get(self, address):
        text = self._do(lambda cache: cache.get(self._key(address)))
        try:
            return read(text) if text else None
        except Damaged as error:
            log.error("The kept page of %s is damaged; it is drawn again. %s", address, error)
            return None

    def set(self, address, answer):
        self._do(lambda cache: cache.set(self._key(address), written(answer), KEPT_FOR_SECONDS))

    def _key(self, address):
        return f"page:{self._prefix}:{hashlib.sha256(address.encode()).hexdigest()}"

    def _do(self, act):
        if time.monotonic() < self._failing_until:
            return None
        try:
            answer = act(caches["default"])
        # Whatever the client, the network or a damaged value makes of it: the page is drawn.
        except Exception as error:
            if not self._failing_until:
                log.error("Redis fails; pages are kept in each worker only. %r", error)
            self._failing_until = time.monotonic() + SECONDS_WITHOUT_REDIS
            return None
        if self._failing_until:
            log.warning("Redis answers again.")
        self._failing_until = 0
        return answer


def written(answer):
    """An answer as text, with a digest in front."""
    data = {
        "status": answer.status,
        "headers": answer.headers,
        "body": base64.b85encode(answer.body).decode(),
        "head": answer.head,
        "lasting": answer.lasting,
        "kept_at": answer.kept_at,
    }
    text = json.dumps(data)
    return f"{hashlib.sha256(text.encode()).hexdigest()} {text}"


def read(text):
    """The `Answer` of a text. Raises `Damaged`."""
    digest, _space, text = str(text).partition(" ")
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        raise Damaged("Its digest does not fit.")
    data = json.loads(text)
    return Answer(
        status=data["status"],
        headers=[tuple(pair) for pair in data["headers"]],
        body=base64.b85decode(data["body"]),
        head=Head(*data["head"]),
        lasting=Lasting(*data["lasting"]),
        era=None,
        kept_at=data["kept_at"],
    )

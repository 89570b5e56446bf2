"""The WSGI application (PEP 3333) around Django's.

What it did is said in `Cache-Status` (RFC 9211): `hit`; `fwd=miss`, with `stored` where the answer
is kept now; `fwd=bypass` for what is left to Django; and, while the database is away, `hit;
detail=database-away`, with the page's `Age`.
"""

import time

from khojaly.guard.client import has_body
from khojaly.guard.unavailable import DATABASE_AWAY
from khojaly.ledger.freshness import ENVIRONMENT_KEY, UNTIL_ANY_PUBLICATION

from .answers import COMPRESSES, LARGEST_BODY, Answer, may_be_kept
from .heads import Heads
from .negotiation import coding_of, wants_page
from .requests import address_of, is_file
from .room import BUSY, BUSY_ANSWER, Room
from .store import Store

HIT, STORED, MISSED, PASSED, AWAY = (
    ("Cache-Status", f"khojaly; {what}")
    for what in ("hit", "fwd=miss; stored", "fwd=miss", "fwd=bypass", "hit; detail=database-away")
)


class Front:
    """`django` is the application behind, which draws the pages."""

    def __init__(self, django):
        self.django = django
        self.heads = Heads()
        self.store = Store()
        self.room = Room()

    def __call__(self, environ, start_response):
        if is_file(environ):
            return self._pass(environ, start_response)
        address, head = address_of(environ), self.heads.now()
        if address is None:
            return self._pass(_told(environ, head), start_response)
        answer = self.store.get(address.text)
        if head is None:
            return self._without_database(address, answer, environ, start_response)
        if answer is None or not self._is_true(answer, head):
            answer = self._recognised(address, head)
        if answer is None:
            return self._draw(address, head, environ, start_response)
        if not _suits(answer, environ):
            return self._pass(environ, start_response)
        return self._send(address, answer, [HIT], environ, start_response)

    def _is_true(self, answer, head):
        era = self.heads.era
        return answer.era is era and self.heads.still_true(answer.lasting, answer.head, head)

    def _recognised(self, address, head):
        """The answer that another worker shared, if it is true at `head`, or None."""
        answer = self.store.from_shared(address.text)
        if answer is None or not self.heads.still_true(answer.lasting, answer.head, head):
            return None
        if answer.head != head and not self.heads.knows(answer.head):
            return None
        answer.era = self.heads.era
        self.store.keep(address.text, answer)
        return answer

    def _pass(self, environ, start_response):
        def say(status, headers, exc_info=None):
            return start_response(status, [*headers, PASSED], exc_info)

        if is_file(environ) or has_body(environ):
            # A file costs nothing, and of forms `Watched` lets in a few only.
            return self.django(environ, say)
        return self.room.within(self.django, environ, say)

    def _without_database(self, address, answer, environ, start_response):
        """Send the last answer that is kept, however old, marked; without one, let Django say
        that something is wrong."""
        answer = answer or self.store.from_shared(address.text)
        if answer is None or not _suits(answer, environ):
            return self._pass(_told(environ, None), start_response)
        age = ("Age", str(max(0, int(time.time() - answer.kept_at))))
        return self._send(address, answer, [AWAY, age], environ, start_response)

    def _draw(self, address, head, environ, start_response):
        """Have Django draw the page; keep it if it is one for every reader, and if the head is
        still the one it was drawn at."""
        # For Django, the request is for a whole page that is not compressed.
        asked = {
            **environ,
            "REQUEST_METHOD": "GET",
            "QUERY_STRING": address.query,
            COMPRESSES: True,
        }
        said, era = [], self.heads.era
        pieces = self.room.within(
            self.django,
            asked,
            lambda status, headers, _error=None: said.append((status, headers)),
        )
        status, headers = said[-1]
        if not _is_complete(headers):
            return self._stream(pieces, status, headers, environ, start_response)
        answer = Answer(
            status, headers, _joined(pieces), head,
            asked.get(ENVIRONMENT_KEY, UNTIL_ANY_PUBLICATION), era, time.time(),
        )  # fmt: skip
        return self._drawn(address, answer, environ, start_response)

    def _stream(self, pieces, status, headers, environ, start_response):
        if environ["REQUEST_METHOD"] == "HEAD":
            pieces.close()
            start_response(status, [*headers, PASSED])
            return []
        pieces = self.room.stream(pieces)
        if pieces is None:
            start_response(*BUSY_ANSWER)
            return [BUSY]
        start_response(status, [*headers, PASSED])
        return pieces

    def _drawn(self, address, answer, environ, start_response):
        head = self.heads.now()
        if head is None and answer.status.startswith("5"):
            answer = self.store.get(address.text)
            return self._without_database(address, answer, environ, start_response)
        if not (address.kept and may_be_kept(answer)):
            start_response(answer.status, [*answer.headers, MISSED])
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]
        if head != answer.head or not _suits(answer, environ):
            return self._send(None, answer, [MISSED], environ, start_response)
        self.store.keep(address.text, answer)
        if address.shared:
            self.store.share(address.text, answer)
        return self._send(address, answer, [STORED], environ, start_response)

    def _send(self, address, answer, marks, environ, start_response):
        """Send an answer in the coding asked for, or 304 to a reader who has it already."""
        coding = coding_of(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if answer.is_had(environ):
            start_response("304 Not Modified", answer.not_modified_headers(coding) + marks)
            return []
        is_new = coding not in answer.bodies
        headers, body = answer.in_coding(coding)
        if is_new and address:
            self.store.keep(address.text, answer)
        start_response(answer.status, headers + marks)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _told(environ, head):
    """The environment for Django, which is told where the database is away, so that it says so
    instead of waiting for it."""
    return environ if head else {**environ, DATABASE_AWAY: True}


def _suits(answer, environ):
    """Whether an answer that may depend on Accept is the one that this request asks for."""
    return not answer.varies_on_accept or wants_page(environ.get("HTTP_ACCEPT", ""))


def _is_complete(headers):
    """Whether an answer is one that might be kept, and not a stream or a large file."""
    lengths = [int(value) for name, value in headers if name == "Content-Length"]
    return bool(lengths) and lengths[0] <= LARGEST_BODY


def _joined(pieces):
    try:
        return b"".join(pieces)
    finally:
        if hasattr(pieces, "close"):
            pieces.close()

"""Room for what has to be drawn, so that some threads of each worker stay free for kept pages.

Two pages are drawn at once, since Python draws no faster with more; a few wait for their turn; the
next are asked to come back, at once.
"""

import threading

AT_ONCE, WAITING = 2, 2
STREAMS = 2  # Files that are sent while they are made: a slow visitor holds a thread with one.
SECONDS_TO_WAIT = 5
BUSY = (
    "The site has more to draw than it can. Ask again in a moment.\n"
    "El sitio tiene más páginas que componer de las que puede. Vuelva a pedirla en un momento.\n"
).encode()
BUSY_ANSWER = (
    "503 Service Unavailable",
    [
        ("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"),
        ("Retry-After", "2"), ("Content-Length", str(len(BUSY))),
    ],
)  # fmt: skip


class Room:
    """Places to draw in, and to wait in."""

    def __init__(self):
        self._places = threading.BoundedSemaphore(AT_ONCE + WAITING)
        self._drawing = threading.BoundedSemaphore(AT_ONCE)
        self._streams = threading.BoundedSemaphore(STREAMS)

    def enter(self):
        """Whether there is a place now, or soon. Whoever got one has to `leave`."""
        if not self._places.acquire(blocking=False):
            return False
        if self._drawing.acquire(timeout=SECONDS_TO_WAIT):
            return True
        self._places.release()
        return False

    def leave(self):
        self._drawing.release()
        self._places.release()

    def within(self, application, environ, start_response):
        """The answer of a WSGI application, which has its place until all of it is sent; 503 where
        there is none."""
        if not self.enter():
            start_response(*BUSY_ANSWER)
            return [BUSY]
        try:
            pieces = application(environ, start_response)
        except BaseException:
            self.leave()
            raise
        return Sending(pieces, self.leave)

    def stream(self, pieces):
        """A `Sending` that goes on as a stream and gives its place to the next page; None where
        enough are being sent."""
        if not self._streams.acquire(blocking=False):
            pieces.close()
            return None
        return pieces.hold(self._streams.release)


class Sending:
    """The pieces of an answer (PEP 3333); `done` is called once, when they are sent or given up."""

    def __init__(self, pieces, done):
        self._pieces, self._done = pieces, done

    def __iter__(self):
        yield from self._pieces
        self._finish()

    def close(self):
        try:
            if hasattr(self._pieces, "close"):
                self._pieces.close()
        finally:
            self._finish()

    def hold(self, instead):
        """Call what is to be called at the end now, and `instead` then."""
        self._finish()
        self._done = instead
        return self

    def _finish(self):
        done, self._done = self._done, None
        if done:
            done()

    __del__ = _finish

"""A worker that stands still is ended, so that the server starts another one.

Python's threads take turns; code in C that gives no turn (a regular expression on a hostile text)
holds them all. A thread says every few seconds that it had one; when it has not for half a minute,
`faulthandler` writes to the log where each thread stood, and ends the process. It does so from
outside the interpreter, which nothing written in Python could.
"""

import faulthandler
import threading
import time

SECONDS = 30
SECONDS_BETWEEN_SIGNS = 5


def start(seconds=SECONDS, between=SECONDS_BETWEEN_SIGNS):
    """Watch over this process from now on."""
    faulthandler.dump_traceback_later(seconds, exit=True)
    threading.Thread(target=_give_signs, args=(seconds, between), daemon=True).start()


def _give_signs(seconds, between):
    while True:
        time.sleep(between)
        faulthandler.dump_traceback_later(seconds, exit=True)

"""A worker that gives no thread a turn is ended; one that is only busy is not."""

import subprocess
import sys

from django.conf import settings

START = "from khojaly.operations.watchdog import start; start(seconds=2, between=0.2)\n"
STANDS_STILL = START + "import re; re.match(r'(a+)+$', 'a' * 60 + 'b')"
IS_BUSY = START + "import time; end = time.time() + 4\nwhile time.time() < end: sum(range(1000))"


def run(program):
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_process_that_stands_still_is_ended_and_says_where():
    ended = run(STANDS_STILL)
    assert ended.returncode == 1
    assert "Timeout" in ended.stderr
    assert "re/__init__.py" in ended.stderr or "most recent call first" in ended.stderr


def test_a_process_that_works_is_left_alone():
    assert run(IS_BUSY).returncode == 0

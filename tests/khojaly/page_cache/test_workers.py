"""Several server processes on one database: what one publishes, none of them serves old."""

import os
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest
from django.conf import settings

from khojaly.management.commands.serve import server_command

pytestmark = pytest.mark.drill

WORKERS, FETCHES = 2, 40
SECONDS_TO_START = 60


@pytest.fixture
def start(another_database):
    """Starts a command on a database of its own; stops it after the test."""
    started = []
    given = {
        "DATABASE_URL": another_database.url,
        "DJANGO_SETTINGS_MODULE": "khojaly.settings",
        "REDIS_URL": "",
    }

    def start(*command, **pipes):
        process = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=os.environ | given, text=True, **pipes
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
        process.wait(20)


@pytest.fixture
def publish(start):
    """Publishes in a process of its own: `publish(613)`."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = start(sys.executable, "-m", "tests.khojaly.page_cache.publisher", **pipes)
    assert process.stdout.readline() == "published\n"

    def publish(number):
        print(number, file=process.stdin, flush=True)
        assert process.stdout.readline() == "published\n"

    return publish


@pytest.fixture
def site(start):
    """The address of the site, served by several workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    start(*server_command("127.0.0.1", port, WORKERS))
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        try:
            urlopen(f"{address}/robots.txt", timeout=10).close()
            return address
        except OSError:  # Refused while it starts, or slow to answer for the first time.
            time.sleep(0.2)
    pytest.fail("The site did not start.")


def test_no_worker_serves_what_another_process_has_replaced(publish, site):
    for number in (613, 636, 485):
        publish(number)
        drawn = 0
        for _ in range(FETCHES):
            with urlopen(f"{site}/claims/C1/feed.atom", timeout=10) as answer:
                assert f"to “at least {number}”" in answer.read().decode()
                drawn += answer.headers["Cache-Status"] == "khojaly; fwd=miss; stored"
        assert drawn == WORKERS

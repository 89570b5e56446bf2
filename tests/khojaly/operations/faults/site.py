"""The site as it is served, in processes of its own that a test may kill, starve or flood."""

import http.client
import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings

from khojaly.management.commands.serve import server_command

SECONDS_TO_START = 90
TOKEN = "k" * 32


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Answer:
    status: int
    headers: object
    text: str


class Site:
    """`given` are environment variables; the log is in the file `log`."""

    def __init__(self, database, log, workers=1, **given):
        self.database, self.log, self.given = database, log, given
        self.workers = workers
        self.port = free_port()

    def start(self):
        environment = os.environ | {
            "DATABASE_URL": self.database.url,
            "DJANGO_SETTINGS_MODULE": "khojaly.settings",
        }
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                server_command("127.0.0.1", self.port, self.workers),
                cwd=settings.BASE_DIR,
                env=environment | self.given,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self._wait()
        return self

    def _wait(self):
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                return self.get("/health/live")
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"The site did not start:\n{self.said()[-3000:]}")

    def kill(self):
        """SIGKILL to the server and its worker, as when the power fails."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def said(self):
        return self.log.read_text(errors="replace")

    def get(self, path, seconds=30, **headers):
        return self._ask("GET", path, seconds=seconds, headers=headers)

    def post(self, path, session, fields, seconds=60):
        """Send a form as the one who holds a session."""
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode({"csrfmiddlewaretoken": TOKEN} | fields)
        return self._ask("POST", path, body, seconds=seconds, headers=headers)

    def _ask(self, method, path, body=None, seconds=30, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
        finally:
            connection.close()

"""A browser, and the site as a reader meets it: started by `manage.py serve`.

Whatever is missing here skips the tests that need it. With CI=true it fails them.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.conf import settings

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
SECONDS_TO_START = 300
SECONDS_TO_STOP = 15
SITE_SETTINGS = ("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "DEBUG", "SECRET_KEY")


def missing(what):
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing.")
    pytest.skip(f"{what} is missing.")


@dataclass
class Served:
    """The site, served with its content from a database of its own."""

    address: str
    environment: dict

    def manage(self, *arguments, **environment):
        """Run a command of the site's on its database."""
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=self.environment | environment,
            check=True,
            capture_output=True,
        )


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    address = f"http://127.0.0.1:{(port := _free_port())}"
    environment = {k: v for k, v in os.environ.items() if k not in SITE_SETTINGS}
    environment["DATABASE_URL"] = f"sqlite:///{folder / 'db.sqlite3'}"
    command = [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"]
    log = folder / "log.txt"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=output, stderr=output
        )
    try:
        _wait_until_answering(address, server, log)
        yield Served(address, environment)
    finally:
        _stop(server)


@pytest.fixture(scope="session")
def site(served):
    """The address of the site."""
    return served.address


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_answering(address, server, log):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(address, timeout=30).close()
        except HTTPError:
            return  # It answers. What it answers is for the tests to judge.
        except URLError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The site did not start:\n{log.read_text(errors='replace')[-4000:]}")


def _stop(server):
    server.terminate()
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium, driven by Playwright."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("The Python package playwright")
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if program is None:
        missing("Chromium")
    # Playwright keeps an event loop running in this thread; Django would refuse its database here.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page open in the browser, and what a reader's browser complained of while loading it."""

    page: object
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def visit(chromium, site):
    """Opens an address of the site in a browser without a past; returns a `Visit`.

    Options are those of Playwright's `new_context`; `unfolded` opens every fold, so that what is
    in it is examined too. Requests to another host are stopped and
    are complaints, as are errors in the console and requests that fail.
    """
    contexts = []

    def visit(path, unfolded=True, **options):
        context = chromium.new_context(base_url=site, reduced_motion="reduce", **options)
        contexts.append(context)
        visit = Visit(context.new_page())
        context.route(lambda url: _is_elsewhere(url, site), lambda route: route.abort())
        _listen(visit, site)
        response = visit.page.goto(path)
        assert response.status == 200, f"{path} answered {response.status}."
        if unfolded:
            _unfold(visit.page)
        return visit

    yield visit
    for context in contexts:
        context.close()


def follow(locator):
    """Click what leads to another page, and wait for that page: a click by itself waits only
    until the request has begun, and what is then read may be the old page or none."""
    with locator.page.expect_navigation():
        locator.click()


def _is_elsewhere(url, site):
    return urlsplit(url).netloc not in ("", urlsplit(site).netloc)


def _listen(visit, site):
    def on_console(message):
        if message.type == "error":
            visit.complaints.append(f"console: {message.text}")

    def on_request(request):
        if _is_elsewhere(request.url, site):
            visit.complaints.append(f"asks another host: {request.url}")

    def on_failure(request):
        if request.failure == "net::ERR_ABORTED":
            return  # The next page was opened before this one had everything.
        visit.complaints.append(f"failed: {request.url} ({request.failure})")

    visit.page.on("console", on_console)
    visit.page.on("pageerror", lambda error: visit.complaints.append(f"script: {error}"))
    visit.page.on("request", on_request)
    visit.page.on("requestfailed", on_failure)


def _unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


@pytest.fixture(scope="session")
def vnu():
    """The command of the Nu HTML checker, whose jar the environment variable VNU_JAR names."""
    jar = Path(os.environ.get("VNU_JAR", ""))
    if not jar.is_file():
        missing("VNU_JAR, the Nu HTML checker (vnu.jar of the npm package vnu-jar),")
    if not shutil.which("java"):
        missing("Java")
    return ["java", "-jar", str(jar)]

"""Readers at the limit while something is published every second: is any page late or torn?

    .venv/bin/python -m tests.benchmarks.load
    DATABASE_URL=postgres://…/an_empty_database .venv/bin/python -m tests.benchmarks.load

serves the site with two workers on a database of its own (or the one named), with CLAIMS claims on
one question. Each second one publication gives all of them the same new figure. READERS connections
ask, as fast as they are answered, for the pages in PAGES, and check of each answer that

- it is a 200 (errors);
- it shows no older figure than the one whose publication was confirmed before the request was sent
  (stale);
- all its claims show the same figure (torn).

It prints a row for the table in `load.md`, and exits with 1 if there was any of these.
"""

import http.client
import multiprocessing
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django

SECONDS, READERS, CLAIMS, WORKERS = 20, 8, 5, 2
FIRST = 123_457  # A figure that no axis has a mark at.
EVENT = "/events/khojaly-massacre-1992/"
PAGES = (EVENT, f"{EVENT}killed-civilians/", f"{EVENT}killed-civilians/data.csv", "/claims/")
FIGURE = re.compile(r"\b123,?[4-9]\d\d\b")


def publish_each_line():
    """In a process of its own: for each number on a line of the input, publish it."""
    django.setup()
    from khojaly.ledger.models import ChangeKind
    from khojaly.ledger.publishing import publish
    from tests import objects

    first = objects.claim(low=FIRST)
    about = {"event": first.event, "question": first.question, "claimant": first.claimant}
    about["source"] = first.citations.get().source
    claims = [first, *(objects.claim(about=about, low=FIRST) for _ in range(CLAIMS - 1))]
    publish([*objects.together(first), *claims[1:]], objects.publication())
    print("ready", flush=True)
    for line in sys.stdin:
        for claim in claims:
            claim.low = int(line)
            claim.save()
        publish(claims, objects.publication(ChangeKind.CORRECTION))
        print("published", flush=True)


def read(port, confirmed, until, results):
    """One reader: note for each request the page, the seconds it took, and what was wrong."""
    connection, noted, turn = http.client.HTTPConnection("127.0.0.1", port, timeout=30), [], 0
    while time.monotonic() < until:
        page, at_least = PAGES[turn % len(PAGES)], confirmed.value
        turn += 1
        began = time.perf_counter()
        try:
            connection.request("GET", page)
            answer = connection.getresponse()
            text = answer.read().decode()
            wrong = judged(answer.status, text, at_least)
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            wrong = f"error {error!r}"
        noted.append((time.perf_counter() - began, wrong))
    results.put(noted)


def judged(status, text, at_least):
    """What is wrong with an answer, or an empty text."""
    if status != 200:
        return f"error {status}"
    figures = {int(figure.replace(",", "")) for figure in FIGURE.findall(text)}
    if len(figures) != 1:
        return f"torn {sorted(figures)}"
    return f"stale {figures}" if min(figures) < at_least else ""


class Publisher:
    """Publishes when told, and waits for the confirmation."""

    def __init__(self, environment):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.load", "publish"],
            env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert self.process.stdout.readline() == "ready\n"

    def publish(self, number):
        print(number, file=self.process.stdin, flush=True)
        assert self.process.stdout.readline() == "published\n"


def memory_of(site):
    """The most memory that a worker has held, in MB (VmHWM)."""
    children = Path(f"/proc/{site.process.pid}/task/{site.process.pid}/children").read_text()
    return max(
        int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024
        for pid in children.split()
    )


def measure(site, publisher):
    """Run readers and publisher for SECONDS; return what the readers noted and how often it was
    published."""
    confirmed, results = multiprocessing.Value("i", FIRST), multiprocessing.Queue()
    until = time.monotonic() + SECONDS
    readers = [
        multiprocessing.Process(target=read, args=(site.port, confirmed, until, results))
        for _ in range(READERS)
    ]
    for reader in readers:
        reader.start()
    number = FIRST
    while time.monotonic() < until - 1:
        time.sleep(1)
        number += 1
        publisher.publish(number)
        confirmed.value = number
    noted = [note for _ in readers for note in results.get()]
    return noted, number - FIRST


def report(name, noted, published, memory):
    times = [seconds * 1000 for seconds, _wrong in noted]
    wrong = [what for _seconds, what in noted if what]
    cells = [
        name, len(noted), f"{len(noted) / SECONDS:.0f}", published,
        *(sum(what.startswith(kind) for what in wrong) for kind in ("error", "stale", "torn")),
        f"{statistics.median(times):.1f}", f"{statistics.quantiles(times, n=100)[98]:.1f}",
        f"{max(times):.0f}", f"{memory:.0f}",
    ]  # fmt: skip
    print("| " + " | ".join(map(str, cells)) + " |")
    print(*sorted(set(wrong))[:5], sep="\n", file=sys.stderr)
    return bool(wrong)


def main():
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/db.sqlite3"
        environment = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "khojaly.settings"}
        os.environ.update(environment)
        django.setup()
        from tests.khojaly.conftest import Database
        from tests.khojaly.operations.faults.site import Site

        database = Database(url)
        database.manage("migrate", "-v0")
        database.manage("collectstatic", "-v0", "--noinput")
        publisher = Publisher(os.environ)
        site = Site(database, Path(folder) / "log.txt", workers=WORKERS).start()
        try:
            noted, published = measure(site, publisher)
            failed = report(url.partition(":")[0], noted, published, memory_of(site))
        finally:
            site.kill()
            publisher.process.stdin.close()
            publisher.process.wait()
    sys.exit(failed)


if __name__ == "__main__":
    publish_each_line() if "publish" in sys.argv else main()

"""How fast the site is, beside nginx with a file and a bare WSGI application on the same server.

    .venv/bin/pip install ".[benchmark]" && .venv/bin/python -m tests.benchmarks.speed

needs nginx and wrk (Debian's), and starts everything itself, on loopback, on a database of its own,
or on a copy of a database file that is named after the command. The anchors and the site are loaded
in turns, ROUNDS times, and medians are taken; what counts is the ratios, since every machine and
every hour has another speed. It prints Markdown; `speed.md` beside this file keeps the last run and
says how to read it. It takes some six minutes.
"""

import json
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import django

from .servers import bare, etag_of, granian, nginx, python, site

ROUNDS = 5
EVENT, CLAIM = "/events/khojaly-massacre-1992/", "/claims/C110/"
SMALL = 57_000  # The article that the figures were measured on, in bytes.
REFERENCE_CPU_MS = 0.060  # A bare application with it, per request, on the machine of the goals.


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khojaly.settings")
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # nginx's workers are another user's where it is started by root.
        database = {"DATABASE_URL": f"sqlite:///{folder}/site.sqlite3"}
        prepare(folder, database)
        print(f"Date: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC. {machine()}\n")
        slowness = served(Path(folder), database)
        drawn(database, slowness)
        grown(folder, slowness)


def prepare(folder, database):
    """Make the site's database, and collect its static files."""
    if sys.argv[1:]:
        with sqlite3.connect(sys.argv[1]) as given:
            given.backup(sqlite3.connect(f"{folder}/site.sqlite3"))
    for command in ("migrate -v0", "load_content", "collectstatic -v0 --noinput"):
        python("manage.py", *command.split(), **database)


def machine():
    versions = f"Python {platform.python_version()}, {os.cpu_count()} processors"
    return f"{versions}, load at the start {os.getloadavg()[0]:.1f}."


def served(folder, database):
    """Load kept pages and the anchors; return how much slower this machine is than the one that
    the goals were set on, by the bare application."""
    (folder / "small.html").write_bytes(os.urandom(SMALL // 2).hex().encode())
    ours = site(granian, database)
    try:
        body = ours.wait_for(EVENT)
        (folder / "event.html").write_bytes(body)
        anchors = [nginx(folder), bare(folder, granian)]
        try:
            for anchor in anchors:
                anchor.wait_for("/event.html")
            return compare(ours, *anchors, len(body))
        finally:
            for anchor in anchors:
                anchor.stop()
    finally:
        ours.stop()


def compare(ours, static, plain, size):
    runs = {
        "nginx, small file": lambda: static.load("/small.html"),
        "bare, small file": lambda: plain.load("/small.html"),
        "nginx, event page": lambda: static.load("/event.html"),
        "bare, event page": lambda: plain.load("/event.html"),
        "site, event page": lambda: ours.load(EVENT),
        "site, event page, brotli": lambda: ours.load(EVENT, **{"Accept-Encoding": "br"}),
        "site, event page, 304": lambda: ours.load(EVENT, **{"If-None-Match": tag}),
        "site, claim page": lambda: ours.load(CLAIM),
    }
    ours.wait_for(CLAIM)
    tag = etag_of(ours, EVENT)
    loads = {name: [] for name in runs}
    for _round in range(ROUNDS):
        for name, run in runs.items():
            loads[name].append(run())
    found = {name: median(loads[name]) for name in runs}
    report_served(found, size)
    return found["bare, small file"]["cpu_ms"] / REFERENCE_CPU_MS


def median(loads):
    names = ("per_second", "p99_ms", "cpu_ms")
    return {name: statistics.median(getattr(load, name) for load in loads) for name in names}


def report_served(found, size):
    print(f"Event page: {size:,} bytes; claim page smaller; small file {SMALL:,} bytes.\n")
    print("| | requests/s | p99, ms | CPU, ms a request | of nginx | of bare |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, load in found.items():
        peer = "small file" if "claim" in name or "small" in name else "event page"
        of = [load["per_second"] / found[f"{anchor}, {peer}"]["per_second"] for anchor in
              ("nginx", "bare")]  # fmt: skip
        cells = f"{load['per_second']:,.0f} | {load['p99_ms']:.1f} | {load['cpu_ms']:.3f}"
        print(f"| {name} | {cells} | {of[0]:.2f} | {of[1]:.2f} |")
    small = found["nginx, small file"]["per_second"]
    not_modified = found["site, event page, 304"]["per_second"] / small
    print(f"\n304 of nginx with the small file: {not_modified:.2f}.\n")


def drawn(database, slowness):
    told = measured("site", database)
    print(f"CPU ms by goal; this machine was {slowness:.2f} times as slow as that of the goals.\n")
    print("| drawn | measured | on the machine of the goals |\n| --- | ---: | ---: |")
    for group, pages in told.items():
        for name, ms in pages.items():
            print(f"| {group}: {name} | {ms:.1f} | {ms / slowness:.1f} |")
    pinned = told["pinned"]
    for kind in ("claim", "event"):
        ratio = pinned[f"{kind}, pinned"] / pinned[f"{kind}, current"]
        print(f"\nPinned {kind} page of the current one: {ratio:.2f}.")


def grown(folder, slowness):
    """The history of a claim with few and with many versions."""
    sizes = (300, 30_000)
    few, many = (
        measured("growth", {"DATABASE_URL": f"sqlite:///{folder}/{size}.sqlite3"}, str(size))
        for size in sizes
    )
    print("\n| history page | 300 | 30,000 | ratio | on the machine of the goals |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, ms in many.items():
        print(
            f"| {name} | {few[name]:.1f} | {ms:.1f} | {ms / few[name]:.2f} | {ms / slowness:.1f} |"
        )
    print(f"\nLast page of the first: {many['last page'] / many['first page']:.2f}.")


def measured(what, database, *arguments):
    """What `uncached.py` measures in a process of its own."""
    if what == "growth":
        python("manage.py", "migrate", "-v0", **database)
    command = [sys.executable, "-m", "tests.benchmarks.uncached", what, *arguments]
    said = subprocess.check_output(command, env=os.environ | database, text=True)
    return json.loads(said.splitlines()[-1])


if __name__ == "__main__":
    main()

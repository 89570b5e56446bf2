"""What pages cost as the ledger grows: CPU time at 100, 10,000 and 100,000 versions, as ratios.

    .venv/bin/python -m tests.benchmarks.ledger_growth

makes a database of its own for each size, with one event of 20 claims; half of all versions are of
claim C1, the others are spread. Nothing is cached between requests. Each page is fetched ROUNDS
times in turns over the three sizes, in one process each, and the median CPU time of the process is
taken. It prints a Markdown table; `ledger_growth.md` beside this file keeps the last one.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

SIZES = (100, 10_000, 100_000)
ROUNDS = 40
CLAIMS = 20
PAGES = {
    "claim page": "/claims/C1/",
    "pinned page": "/claims/C1/v2/",
    "history page (50 versions)": "/claims/C1/history/",
    "event page": "/events/khojaly-massacre-1992/",
    "event page as of a moment": "/events/khojaly-massacre-1992/?as-of={moment}",
}


def fill(size):
    """Make the objects, then append versions of the claims until there are `size`."""
    from khojaly.ledger.canonical import canonical, sha256
    from khojaly.ledger.models import Version
    from tests import objects

    first = objects.published_claim()
    about = {"event": first.event, "question": first.question, "claimant": first.claimant}
    about["source"] = first.citations.get().source
    claims = [first] + [objects.claim(about=about) for _ in range(CLAIMS - 1)]
    objects.publish(claims[1:], objects.publication())
    newest = {claim.identifier: claim.current for claim in claims}
    last, rows = Version.objects.order_by("-seq").first(), []
    for seq in range(last.seq + 1, size + 1):
        claim = claims[0] if seq % 2 else claims[seq // 2 % CLAIMS]
        before = newest[claim.identifier]
        data = json.loads(before.record) | {"version": before.number + 1}
        data["content"]["estimate"]["low"] = seq
        record = canonical(data)
        row = Version(
            seq=seq, kind="claim", identifier=claim.identifier, number=before.number + 1,
            record=record.decode(), digest=sha256(record), previous=last.chain,
            published_at=last.published_at + timedelta(milliseconds=1),
            published_by="reviewer", edited_by="editor", change_reason="Generated.",
            change_kind="correction",
        )  # fmt: skip
        row.chain = row.computed_chain()
        newest[claim.identifier], last = row, row
        rows.append(row)
    Version.objects.bulk_create(rows, batch_size=2000)
    for claim in claims:
        type(claim).objects.filter(pk=claim.pk).update(current=newest[claim.identifier].pk)


def serve_times(size):
    """In a process of its own: fill the database, then time the page named on each input line."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from khojaly.ledger.models import Version

    call_command("migrate", verbosity=0)
    fill(size)
    middle = Version.objects.get(seq=max(30, size // 2)).published_at
    client = Client(headers={"host": "localhost"})
    print("ready", flush=True)
    for line in sys.stdin:
        address = PAGES[line.strip()].format(moment=middle.isoformat().replace("+00:00", "Z"))
        start = time.process_time()
        answer = client.get(address)
        spent = time.process_time() - start
        assert answer.status_code == 200, (address, answer.status_code)
        print(spent * 1000, flush=True)


class Worker:
    """A process with a database of one size."""

    def __init__(self, size, folder):
        given = {
            "DATABASE_URL": f"sqlite:///{folder / f'{size}.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "khojaly.settings",
            "DEBUG": "",
        }
        command = [sys.executable, "-m", "tests.benchmarks.ledger_growth", str(size)]
        self.process = subprocess.Popen(
            command,
            env=os.environ | given,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.size = size
        assert self.process.stdout.readline().strip() == "ready"

    def time(self, page):
        print(page, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())


def main():
    with tempfile.TemporaryDirectory() as folder:
        workers = [Worker(size, Path(folder)) for size in SIZES]
        print("| page | " + " | ".join(f"{size:,} versions" for size in SIZES) + " |")
        print("| --- |" + " ---: |" * len(SIZES))
        for page in PAGES:
            times = {worker.size: [] for worker in workers}
            for _round in range(ROUNDS):
                for worker in workers:
                    times[worker.size].append(worker.time(page))
            medians = [statistics.median(times[size]) for size in SIZES]
            cells = [f"{m / medians[0]:.2f} ({m:.1f} ms)" for m in medians]
            print(f"| {page} | " + " | ".join(cells) + " |")
        for worker in workers:
            worker.process.stdin.close()


if __name__ == "__main__":
    serve_times(int(sys.argv[1])) if len(sys.argv) > 1 else main()

"""What a search costs at 100,000 claims: wall time of whole pages, in the test client.

    DATABASE_URL=sqlite:////tmp/search.sqlite3 .venv/bin/python -m tests.benchmarks.search

takes an empty database, on SQLite or PostgreSQL, loads the content, adds generated claims until
there are SIZE, each with a version of its own, and makes the index. Each page is then fetched
ROUNDS times, uncached. It prints a Markdown table; `search.md` beside this file keeps the last
ones, and how often the labelled queries were answered first.
"""

import json
import os
import random
import statistics
import time
from datetime import timedelta

SIZE = 100_000
ROUNDS = 15
QUERIES = (
    "613", "500-1000", "at least 200", "Xocalı", "Шуша", "Human Rights Watch", "C17", "S/RES/822",
    "26 February 1992", "free corridor", '"free corridor"', "civilians killed", "zzzz", "Lachni",
    "khojaly&page=100", "corridor&kind=claim&position=independent",
)  # fmt: skip


def fill(size):
    """Copy published claims under new numbers, with other figures and dates, until there are
    `size`. Returns how many were added."""
    from events.models import Claim
    from khojaly.ledger.canonical import canonical, sha256
    from khojaly.ledger.models import Version

    kept = list(Claim.objects.select_related("current"))
    last, luck = Version.objects.order_by("-seq").first(), random.Random(1992)
    for start in range(len(kept) + 1, size + 1, 5000):
        versions, claims = [], []
        for number in range(start, min(start + 5000, size + 1)):
            pattern = kept[number % len(kept)]
            data = json.loads(pattern.current.record) | {"id": f"C{number}", "version": 1}
            _vary(data["content"], luck)
            record = canonical(data)
            row = Version(
                seq=last.seq + 1, kind="claim", identifier=f"C{number}", number=1,
                record=record.decode(), digest=sha256(record), previous=last.chain,
                published_at=last.published_at + timedelta(milliseconds=1),
                published_by="reviewer", edited_by="editor", change_reason="Generated.",
                change_kind="first",
            )  # fmt: skip
            row.chain = row.computed_chain()
            versions.append(row)
            claims.append(_working_copy(pattern, row))
            last = row
        Version.objects.bulk_create(versions)
        Claim.objects.bulk_create(claims)
    return size - len(kept)


def _vary(content, luck):
    if content["estimate"]:
        content["estimate"] = {"qualifier": "exact", "best": luck.randrange(2, 20_000)}
    content["claimed_on"] = f"{luck.randrange(1988, 2026)}-{luck.randrange(1, 13):02d}"
    content["supersedes"] = content["repeats"] = None


def _working_copy(pattern, version):
    from events.models import Claim

    fields = {
        field.attname: getattr(pattern, field.attname)
        for field in Claim._meta.concrete_fields
        if not field.primary_key
    }
    fields |= {"identifier": version.identifier, "current_id": version.seq}
    return Claim(**fields | {"supersedes_id": None, "repeats_id": None})


def timed(function, *given):
    start = time.perf_counter()
    result = function(*given)
    return time.perf_counter() - start, result


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khojaly.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from khojaly.search.index import rebuild

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    loading, _none = timed(lambda: call_command("load_content", verbosity=0))
    fill(SIZE)
    making, _none = timed(rebuild)
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")
    print(f"{connection.vendor}: content loaded in {loading:.0f} s, index made in {making:.0f} s\n")
    print("| search | results | median | slowest |\n| --- | ---: | ---: | ---: |")
    client = Client(headers={"host": "localhost"})
    for typed in QUERIES:
        _measure(client, typed)


def _measure(client, typed):
    import re

    times = []
    for number in range(ROUNDS):
        asker = f"10.0.{number}.1"  # Searches are limited for each network.
        spent, answer = timed(lambda: client.get(f"/search/?q={typed}", REMOTE_ADDR=asker))  # noqa: B023
        assert answer.status_code == 200, typed
        times.append(spent * 1000)
    found = re.search(r"role=\"status\">([\d,.]+)", answer.content.decode())
    median, slowest = statistics.median(times), max(times)
    shown = typed.replace("&", " &amp; ")
    print(f"| `{shown}` | {found[1]} | {median:.0f} ms | {slowest:.0f} ms |", flush=True)


if __name__ == "__main__":
    main()

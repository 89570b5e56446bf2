"""What the API and a release of the data cost at 10,000 and 100,000 claims.

    .venv/bin/python -m tests.benchmarks.data_and_api

makes a database for each size, with one version a claim, over 40 claimants, 20 questions, 10
events and 60 sources; nothing is cached. Each request is sent ROUNDS times and the median time is
taken; a release is made in a process of its own, whose peak of resident memory is read at its end.
It prints a Markdown table; `data_and_api.md` beside this file keeps the last ones. With
DATABASE_URL set to a PostgreSQL server (an empty database) and one size as the argument, it
measures there.
"""

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

SIZES = (10_000, 100_000)
ROUNDS = 15
AT_ONCE = 2000
REQUESTS = {
    "first page of claims": "claims",
    "page in the middle": "claims?cursor={middle}",
    "one event and question": "claims?event=event-3&question=question-5",
    "one claimant": "claims?claimant=actor-7",
    "one source": "claims?source={source}",
    "a rare qualifier": "claims?qualifier=fewer-than",
    "position": "claims?position=affected",
    "language of a source": "claims?language=ru",
    "year and range of figures": "claims?year=1992&figure_from=500&figure_until=600",
    "nothing found": "claims?figure_from=9000000",
    "200 claims, two fields": "claims?limit=200&fields=digest,content.estimate",
    "one claim": "claims/C{half}",
    "one claim as of a moment": "claims/C{half}?as_of={moment}",
    "list as of a moment": "claims?as_of={moment}&event=event-3",
    "changes": "changes?since={half}",
    "unchanged (304)": "claims",
}


def things():
    """A few real objects of each kind, published, for claims to refer to."""
    from tests import objects

    actors = [
        objects.actor(f"actor-{n}", f"Actor {n}", "affected" if n == 7 else "independent")
        for n in range(40)
    ]
    questions = [objects.question(f"question-{n}", n) for n in range(20)]
    events = [objects.event(f"event-{n}") for n in range(10)]
    sources = [objects.source(language="ru" if n == 7 else "en") for n in range(60)]
    objects.publish([*actors, *questions, *events, *sources], objects.publication())
    return actors, questions, events, sources


def fill(size):
    """Append `size` claims to the ledger, each like one of the dossier."""
    from khojaly.ledger.canonical import canonical, sha256
    from khojaly.ledger.models import Version
    from tests import objects

    actors, questions, events, sources = things()
    about = {"event": events[0], "question": questions[0], "claimant": actors[0]}
    first = objects.claim(about | {"source": sources[0]})
    last = objects.publish([first], objects.publication())[0]
    pattern, rows, chance = last.data, [], random.Random(1992)
    for n in range(2, size + 1):
        data = json.loads(json.dumps(pattern)) | {"id": f"C{n}"}
        content = data["content"]
        content["event"]["id"] = f"event-{chance.randrange(10)}"
        content["question"]["id"] = f"question-{chance.randrange(20)}"
        content["claimant"]["id"] = f"actor-{chance.randrange(40)}"
        content["citations"][0]["source"]["id"] = f"S{chance.randrange(1, 61)}"
        rare = chance.random() < 0.0002
        content["estimate"] = {"qualifier": "fewer-than", "high": 9}
        if not rare:
            content["estimate"] = {"qualifier": "exact", "best": chance.randrange(1000)}
        content["claimed_on"] = f"{chance.randrange(1992, 2022)}-{chance.randrange(1, 13):02d}"
        record = canonical(data)
        row = Version(
            seq=last.seq + 1, kind="claim", identifier=f"C{n}", number=1,
            record=record.decode(), digest=sha256(record), previous=last.chain,
            published_at=last.published_at + timedelta(milliseconds=1),
            published_by="reviewer", edited_by="editor", change_reason="Generated.",
            change_kind="first",
        )  # fmt: skip
        row.chain = row.computed_chain()
        rows.append(row)
        last = row
        if len(rows) == AT_ONCE:
            Version.objects.bulk_create(rows)
            rows = []
    Version.objects.bulk_create(rows)


def prepare(size):
    from django.core.management import call_command
    from django.db import connection

    from khojaly.api.projection import catch_up

    call_command("migrate", verbosity=0)
    fill(size)
    start = time.perf_counter()
    catch_up()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # PostgreSQL would do so by itself within a minute or so.
    print(f"entries of {size:,} claims: {time.perf_counter() - start:.1f} s", file=sys.stderr)


def request_times(size):
    """The median milliseconds of each request."""
    from django.test import Client
    from django.utils import timezone

    from khojaly.ledger.models import Version

    client = Client(headers={"host": "localhost"})
    moment = Version.objects.get(kind="claim", identifier=f"C{size * 3 // 4}").published_at
    # Versions that are made within a second bear times that lie ahead, a millisecond apart.
    time.sleep(max(0, (moment - timezone.now()).total_seconds()))
    given = {"middle": f"{size // 2:012d}", "half": size // 2, "source": "S8"}
    given["moment"] = moment.isoformat().replace("+00:00", "Z")
    found = {}
    for name, path in REQUESTS.items():
        address = f"/api/v1/{path.format(**given)}"
        etag = client.get(address)["ETag"] if "304" in name else ""
        times = []
        for _round in range(ROUNDS):
            start = time.perf_counter()
            answer = client.get(address, headers={"if-none-match": etag})
            times.append((time.perf_counter() - start) * 1000)
            assert answer.status_code == (304 if etag else 200), (address, answer.content)
        found[name] = statistics.median(times)
    return found


def release_cost():
    """Seconds, and the peak of resident memory in MB before and after."""
    from khojaly.data.releases import make_release

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        made = make_release("https://khojaly.example", Path(folder))
        seconds = time.perf_counter() - start
        size = sum(path.stat().st_size for path in made.iterdir()) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "before": before, "peak": peak, "size": size}


def run(task, size, url):
    """A task in a process of its own; what it prints as JSON."""
    given = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "khojaly.settings", "DEBUG": ""}
    given["API_REQUESTS_A_MINUTE"] = "1000000000"
    command = [sys.executable, "-m", "tests.benchmarks.data_and_api", task, str(size)]
    done = subprocess.run(command, env=os.environ | given, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout or "null")


def main(sizes, urls):
    results, releases = {}, {}
    for size, url in zip(sizes, urls, strict=True):
        run("prepare", size, url)
        results[size] = run("requests", size, url)
        releases[size] = run("release", size, url)
    print("| request | " + " | ".join(f"{size:,} claims" for size in sizes) + " |")
    print("| --- |" + " ---: |" * len(sizes))
    for name in REQUESTS:
        cells = [f"{results[size][name]:.1f} ms" for size in sizes]
        print(f"| {name} | " + " | ".join(cells) + " |")
    for size in sizes:
        cost = releases[size]
        print(
            f"release of {size:,} claims: {cost['seconds']:.0f} s, peak {cost['peak']:.0f} MB "
            f"(before {cost['before']:.0f} MB), {cost['size']:.0f} MB of files"
        )


def work(task, size):
    import django

    django.setup()
    tasks = {"prepare": lambda: prepare(size), "requests": lambda: request_times(size)}
    print(json.dumps((tasks | {"release": release_cost})[task]()))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        work(sys.argv[1], int(sys.argv[2]))
    elif len(sys.argv) > 1:
        main([int(sys.argv[1])], [os.environ["DATABASE_URL"]])
    else:
        with tempfile.TemporaryDirectory() as place:
            main(SIZES, [f"sqlite:///{place}/{size}.sqlite3" for size in SIZES])

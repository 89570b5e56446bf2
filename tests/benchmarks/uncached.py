"""What pages cost that have to be drawn: CPU milliseconds of one process, for `speed.py`.

    python -m tests.benchmarks.uncached site|growth

prints JSON. Each page is asked of the front, as a server asks it, and is drawn each time: after a
publication (`warm`: what did not change is kept), or with nothing kept at all (`cold`).
"""

import itertools
import json
import statistics
import sys
import time
from datetime import timedelta
from io import BytesIO

ROUNDS = 15
EVENT = "/events/khojaly-massacre-1992/"
AFTER_PUBLICATION = {
    "event page": EVENT,
    "question page": f"{EVENT}killed-civilians/",
    "claim page": "/claims/C110/",
}
PINNED = {
    "claim, current": "/claims/C110/",
    "claim, pinned": "/claims/C110/v2/",
    "event, current": EVENT,
    "event, pinned": f"{EVENT}v1/",
}
SIZES = (300, 30_000)


def ask(front, address):
    path, _mark, query = address.partition("?")
    said = []
    environ = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query,
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr, "wsgi.version": (1, 0), "wsgi.multithread": True,
        "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    start = time.process_time()
    body = b"".join(front(environ, lambda *told: said.append(told)))
    spent = 1000 * (time.process_time() - start)
    assert said[-1][0].startswith("200"), (address, said[-1][0])
    assert ("Cache-Status", "khojaly; hit") not in said[-1][1], address
    return spent, body


def forget(everything=False):
    """Forget kept pages; with `everything` also kept parts and whatever was read."""
    from django.core.cache import caches

    from khojaly.ledger import catalogue, remembered

    caches["pages"].clear()
    if everything:
        caches["fragments"].clear()
        remembered._kept.clear()
        catalogue._newest = catalogue.EMPTY


def medians(front, pages, before):
    """The median cost of each page, the pages in turns; `before` runs before each request."""
    for address in pages.values():
        forget()
        ask(front, address)
    spent = {name: [] for name in pages}
    for _round in range(ROUNDS):
        for name, address in pages.items():
            before()
            spent[name].append(ask(front, address)[0])
    return {name: statistics.median(times) for name, times in spent.items()}


def of_site(front):
    """The pages of the content."""
    from events.models import Claim
    from khojaly.ledger.models import ChangeKind
    from khojaly.ledger.publishing import Publication, publish

    claim, numbers = Claim.objects.get(identifier="C110"), itertools.count()

    def publish_something():
        forget()
        claim.note_en = f"Note {next(numbers)}."
        claim.save()
        publish([claim], Publication("a", "b", "Measured.", ChangeKind.WORDING))

    return {
        "after a publication": medians(front, AFTER_PUBLICATION, publish_something),
        "cold": medians(front, AFTER_PUBLICATION, lambda: forget(everything=True)),
        "pinned": medians(front, PINNED, forget),
        "comparison": medians(front, narratives(), forget),
    }


def narratives():
    """Publish the event with an account of 40 kB: twice nearly alike, once quite different."""
    from events.models import Event
    from khojaly.ledger.models import ChangeKind
    from khojaly.ledger.publishing import Publication, publish

    event = Event.objects.get(slug="khojaly-massacre-1992")
    words = event.narrative_en.split()
    paragraphs = [" ".join(words[i % 97 :: 11][:80]) for i in range(1000)]
    long = "\n\n".join(paragraphs)[:40_000].split("\n\n")
    for text in (long, [*long[:3], "A new one.", *long[3:]], [p[::-1] for p in long]):
        event.narrative_en = "\n\n".join(text)
        event.save()
        publish([event], Publication("a", "b", "Measured.", ChangeKind.WORDING))
    last = event.current.number
    return {
        "neighbours": f"{EVENT}compare/{last - 2}..{last - 1}/",
        "any two": f"{EVENT}compare/{last - 2}..{last}/",
    }


def of_growth(front):
    """The history of a claim with few and with many versions and revisions."""
    from events.models import Claim
    from tests.benchmarks.ledger_growth import fill

    size = int(sys.argv[2])
    fill(2 * size)
    claim = Claim.objects.get(identifier="C1")
    revisions(claim, size)
    count = claim.current.number
    pages = {
        "first page": "/claims/C1/history/",
        "in the middle": f"/claims/C1/history/?before={count // 2}",
        "last page": "/claims/C1/history/?before=52",
        "with revisions": "/claims/C1/history/?edits=20",
    }
    return medians(front, pages, forget)


def revisions(claim, count):
    """Add revisions, one for each millisecond up to now."""
    history = type(claim).history.model
    newest = claim.history.first()
    rows = []
    for number in range(count):
        row = history(**{f.attname: getattr(newest, f.attname) for f in history._meta.fields})
        row.pk, row.history_date = None, newest.history_date + timedelta(milliseconds=number)
        rows.append(row)
    history.objects.bulk_create(rows, batch_size=500)


def main():
    import django

    django.setup()
    from django.core.wsgi import get_wsgi_application

    from khojaly.page_cache.wsgi import Front

    measure = {"site": of_site, "growth": of_growth}[sys.argv[1]]
    print(json.dumps(measure(Front(get_wsgi_application()))))


if __name__ == "__main__":
    main()

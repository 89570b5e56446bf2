"""A script: several threads publish at once, each its own claim, many times, and report."""

import json
import threading

import django
from django.db import connection

THREADS, TIMES = 4, 10


def publish_often(claim, errors):
    from khojaly.ledger.models import ChangeKind
    from khojaly.ledger.publishing import publish
    from tests import objects

    try:
        for number in range(TIMES):
            claim.low = 1000 + number
            claim.save()
            publish([claim], objects.publication(ChangeKind.CORRECTION))
    except Exception as error:
        errors.append(repr(error))
    finally:
        connection.close()


def main():
    django.setup()
    from tests import objects

    first = objects.published_claim()
    about = {"event": first.event, "question": first.question, "claimant": first.claimant}
    about["source"] = first.citations.get().source
    claims = [first] + [objects.claim(about=about) for _ in range(THREADS - 1)]
    objects.publish(claims[1:], objects.publication())
    errors = []
    threads = [threading.Thread(target=publish_often, args=(claim, errors)) for claim in claims]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"errors": errors}))


if __name__ == "__main__":
    main()

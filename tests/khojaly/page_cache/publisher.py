"""A script: publish a claim; then, for each number on a line of the input, its correction to it."""

import sys

import django


def main():
    django.setup()
    from khojaly.ledger.models import ChangeKind
    from khojaly.ledger.publishing import publish
    from tests import objects

    claim = objects.published_claim()
    print("published", flush=True)
    for line in sys.stdin:
        claim.low = int(line)
        claim.save()
        publish([claim], objects.publication(ChangeKind.CORRECTION))
        print("published", flush=True)


if __name__ == "__main__":
    main()

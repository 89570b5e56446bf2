from collections import Counter
from datetime import timedelta

from django.core.management.base import BaseCommand

from sources.links.checking import check, due


class Command(BaseCommand):
    help = (
        "Asks the addresses of sources whether they still answer, and keeps what is found for the "
        "desk. May be stopped at any time: the next run goes on where this one was."
    )

    def add_arguments(self, parser):
        parser.add_argument("--days", type=float, default=7, help="leave alone what is younger")
        parser.add_argument("--delay", type=float, default=5, help="seconds between asks of a host")
        parser.add_argument("--timeout", type=float, default=15, help="seconds for one address")
        parser.add_argument("--most", type=int, help="stop after so many")

    def handle(self, *args, days, delay, timeout, most, **options):
        sources = list(due(timedelta(days=days))[:most])
        counts = Counter()
        for number, (source, link) in enumerate(check(sources, delay, timeout), 1):
            counts[link.status] += 1
            self.stdout.write(f"{number} of {len(sources)}  {source.identifier}  {link}")
        self.stdout.write(f"{len(sources)} asked: " + (_summed(counts) or "nothing was due"))


def _summed(counts):
    return ", ".join(f"{number} {status}" for status, number in sorted(counts.items()))

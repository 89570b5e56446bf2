from itertools import islice

from django.core.management.base import BaseCommand, CommandError

from khojaly.search.index import faults, rebuild
from khojaly.search.models import Document

SHOWN = 10


class Command(BaseCommand):
    """Make the search index anew from what is published, or only check it."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="change nothing; name what is wrong and exit 1"
        )

    def handle(self, *args, check, **options):
        if not check:
            rebuild()
        found = list(islice(faults(), SHOWN))
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"The index holds {Document.objects.count()} published things.")

import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from khojaly.ledger.export import ledger_lines


class Command(BaseCommand):
    """Write the ledger as JSON Lines, one row a line, to a file or to the standard output."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "file", nargs="?", type=Path, help="where to write; else standard output"
        )

    def handle(self, *args, file, **options):
        with file.open("wb") if file else open(sys.stdout.fileno(), "wb", closefd=False) as output:
            output.writelines(ledger_lines())

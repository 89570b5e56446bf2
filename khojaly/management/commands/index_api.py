from django.core.management.base import BaseCommand, CommandError

from khojaly.api.projection import fault, rebuild


class Command(BaseCommand):
    """Make the API's entries again from the ledger; with --check, only compare them with it."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change nothing")

    def handle(self, *args, check, **options):
        if not check:
            rebuild()
        if found := fault():
            raise CommandError(f"{found} Run manage.py index_api.")
        self.stdout.write("The API's entries agree with the ledger.")

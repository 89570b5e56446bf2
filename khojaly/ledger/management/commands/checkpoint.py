from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from khojaly.ledger.checkpoints import make_checkpoint


class Command(BaseCommand):
    """Sign the ledger as it stands: one checkpoint for each state. Run it by a daily timer."""

    help = __doc__

    def handle(self, *args, **options):
        try:
            made = make_checkpoint()
        except (ImproperlyConfigured, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made.size} rows, Merkle root {made.root}, key {made.public_key}")

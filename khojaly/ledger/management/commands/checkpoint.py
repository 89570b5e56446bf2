from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from khojaly.ledger import witness
from khojaly.ledger.checkpoints import make_checkpoint


class Command(BaseCommand):
    """Sign the ledger as it stands: one checkpoint for each state. Run it by a daily timer.

    It signs only what continues the file of earlier checkpoints, which lies outside the database.
    """

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--begin-anew",
            metavar="REASON",
            help="the ledger is another one, since you put it there: an older backup, a new site",
        )

    def handle(self, *args, begin_anew=None, **options):
        try:
            if begin_anew:
                witness.begin_anew(begin_anew)
            made = make_checkpoint()
        except (ImproperlyConfigured, OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{made.size} rows, Merkle root {made.root}, key {made.public_key}")

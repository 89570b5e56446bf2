from django.core.management.base import BaseCommand
from django.db import transaction

from khojaly.ledger.pointers import repair_pointers
from khojaly.ledger.writing import lock_ledger


class Command(BaseCommand):
    """Have every working copy say again what the ledger says of it; the ledger is left alone."""

    help = __doc__

    def handle(self, *args, **options):
        with transaction.atomic():
            lock_ledger()
            repaired = repair_pointers()
        for sentence in repaired:
            self.stdout.write(f"Repaired: {sentence}")
        self.stdout.write(f"{len(repaired)} repaired.")

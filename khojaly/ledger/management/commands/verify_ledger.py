from django.core.management.base import BaseCommand, CommandError

from khojaly.ledger.append_only import unprotected
from khojaly.ledger.checkpoints import checkpoint_fault
from khojaly.ledger.models import Version
from khojaly.ledger.pointers import pointer_fault
from khojaly.ledger.verifying import first_fault


class Command(BaseCommand):
    """Recompute every digest and link of the ledger; exit with 1 and the first row that fails."""

    help = __doc__

    def handle(self, *args, **options):
        fault = first_fault(Version.objects.order_by("seq").iterator(chunk_size=500))
        problem = fault or checkpoint_fault()
        if problem:
            raise CommandError(str(problem))
        if pointer := pointer_fault():
            raise CommandError(f"{pointer} Run manage.py repair_pointers.")
        if tables := unprotected():
            raise CommandError(
                f"The rows are right, but these tables can be changed: {', '.join(tables)}. "
                "Run manage.py migrate to protect them again."
            )
        count = Version.objects.count()
        self.stdout.write(
            f"The ledger is whole: {count} versions, every digest and link as published."
        )

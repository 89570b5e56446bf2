from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from events.loading.recording import read_reasons, record_changes


class Command(BaseCommand):
    """Write down why the fixtures changed since they were last released, so that a load publishes
    each change with its own reason and a new database has the earlier versions too."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=settings.CONTENT_DIR)
        parser.add_argument(
            "--before", type=Path, required=True, help="the fixtures as they were last released"
        )
        parser.add_argument("--reasons", type=Path, help="JSON: a reason for each identifier")

    def handle(self, *args, folder, before, reasons, **options):
        given = read_reasons(reasons) if reasons else {}
        changes = record_changes(folder, before, given)
        self.stdout.write(f"{len(changes)} changes recorded.")

import io
import os
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from khojaly.static_edition.bake import Baker


class Command(BaseCommand):
    """Write the whole public site as plain files, for any web server. Run again, it draws only
    what was published since; what was written stays."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("folder", help="where the files go")
        parser.add_argument(
            "--site",
            required=True,
            help="scheme and host that the permalinks name, as https://khojaly.example",
        )
        parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)

    def handle(self, *args, folder, site, jobs, **options):
        if not site.startswith(("https://", "http://")) or site.count("/") > 3:
            raise CommandError("--site is a scheme and a host, as https://khojaly.example.")
        self.told_at = time.monotonic()
        self._sign()
        outcome = Baker(folder, site.rstrip("/"), jobs, self._tell).run()
        begin = "\r" if self.stdout.isatty() else ""
        done = f"{outcome.written} files written, {outcome.kept} kept as they were."
        self.stdout.write(f"{begin}{done}")
        if outcome.refused:
            raise CommandError("Not written: " + "; ".join(sorted(outcome.refused)[:20]))

    def _sign(self):
        """Every version is to have its proof: that needs a checkpoint after the last one."""
        try:
            call_command("checkpoint", stdout=io.StringIO())
        except CommandError as error:
            self.stderr.write(f"No checkpoint was made: {error}")

    def _tell(self, outcome, waiting):
        """Say how far it is: each second in one line of a terminal, each minute in a log."""
        shown = self.stdout.isatty()
        if time.monotonic() < self.told_at + (1 if shown else 60):
            return
        self.told_at = time.monotonic()
        said = f"{outcome.written} files written, {outcome.kept} kept, {waiting} in hand …"
        self.stdout.write(f"\r{said}" if shown else said, ending="" if shown else "\n")
        self.stdout.flush()

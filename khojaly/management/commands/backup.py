from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from khojaly.operations.backups import make_backup
from khojaly.operations.copying import CopyError
from khojaly.operations.retention import dropped, plan


class Command(BaseCommand):
    """Write a backup of the whole record, while the site runs, and verify it; then drop old ones,
    unless something is wrong in it."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / ".backups")
        parser.add_argument(
            "--keep",
            nargs="+",
            default=[],
            metavar="PERIOD:NUMBER",
            help="as daily:7 weekly:4 monthly:12; without it, every backup is kept",
        )

    def handle(self, *args, folder, keep, **options):
        try:
            rules = plan(keep)
            made, told = make_backup(folder)
            whole = rules and not told["wrong"]
            old = dropped(folder.glob("*.tar.gz"), rules) if whole else []
            for path in old:
                path.unlink()
        except (CopyError, DatabaseError, OSError, ValueError) as error:
            raise CommandError(f"No backup was made: {error}") from error
        if told["wrong"]:
            raise CommandError(f"{made} was made, but something is wrong in it: {told['wrong']}")
        ledger = told["ledger"]
        self.stdout.write(
            f"{made}: {ledger['versions']} versions, verified; the last has the chain value "
            f"{ledger['chain']}. {len(old)} old ones were dropped."
        )

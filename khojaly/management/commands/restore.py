from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from khojaly.operations.copying import CopyError, NotEmpty
from khojaly.operations.manifest import BadBackup, head
from khojaly.operations.restoring import opened, restore


class Command(BaseCommand):
    """Check a backup and put it in the place of the site's database, all or nothing.

    A database with content is replaced only with --overwrite.
    """

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--overwrite", action="store_true", help="replace what is there")

    def handle(self, *args, file, overwrite, **options):
        try:
            with opened(file) as (told, folder):
                self._warn(told)
                restore(folder, overwrite, self._tell)
        except NotEmpty as error:
            raise CommandError(f"{error} Add --overwrite to replace it.") from error
        except (BadBackup, CopyError, DatabaseError, OSError) as error:
            raise CommandError(f"{str(error).strip()} Nothing was restored.") from error
        self.stdout.write(
            f"Restored and verified: {told['ledger']['versions']} versions, as of "
            f"{told['made_at']}. Restart the site, so that no page kept from before is shown."
        )

    def _warn(self, told):
        """Say what is about to be lost, when the ledger here is longer."""
        if "ledger_version" not in connection.introspection.table_names():
            return
        more = head()["versions"] - told["ledger"]["versions"]
        if more > 0:
            self.stdout.write(f"The ledger here has {more} versions more than the backup.")

    def _tell(self, copied):
        self.stdout.write(f"  {copied.rows:>8,}  {copied.table}")

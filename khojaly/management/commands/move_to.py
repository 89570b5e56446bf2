from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError

from khojaly.operations.aliases import connected, in_place_of_the_sites
from khojaly.operations.copying import CopyError, copy_database
from khojaly.settings.databases import database

TARGET = "target"


class Command(BaseCommand):
    """Copy the whole record into an empty database, SQLite or PostgreSQL, and verify it there.

    Stop the site first, so that no edit is left behind; the database it used stays as it is.
    A move that is interrupted while it copies leaves nothing in the new database but empty tables.
    """

    help = __doc__
    copied = False

    def add_arguments(self, parser):
        parser.add_argument("url", help="the new database, written as for DATABASE_URL")

    def handle(self, *args, url, **options):
        try:
            with connected(TARGET, database(url)):
                self._move()
        except KeyboardInterrupt as error:
            raise CommandError(self._stopped()) from error
        except (CopyError, DatabaseError, ValueError) as error:
            raise CommandError(f"{str(error).strip()} Nothing was moved.") from error
        self.stdout.write(
            "Moved and verified. Start the site with DATABASE_URL set to the new database."
        )

    def _move(self):
        call_command("verify_ledger", stdout=self.stdout)
        with in_place_of_the_sites(TARGET):
            call_command("migrate", verbosity=0, interactive=False)
        copy_database(DEFAULT_DB_ALIAS, TARGET, tell=self._tell)
        self.copied = True
        with in_place_of_the_sites(TARGET):
            call_command("rebuild_search", stdout=self.stdout)

    def _stopped(self):
        if self.copied:
            return (
                "Stopped at the end. Everything is in the new database, verified; only its search "
                "index may be behind, and is brought up by the first search."
            )
        return "Stopped. The new database is empty and must not be used."

    def _tell(self, copied):
        self.stdout.write(f"  {copied.rows:>8,}  {copied.table}")
        self.stdout.flush()

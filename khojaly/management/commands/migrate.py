from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections

SECONDS = 2


class Command(migrate.Command):
    """Django's own, but on PostgreSQL it does not make readers wait.

    A change to a table waits for whoever reads it, and everyone who comes later waits behind it.
    So it gives up after two seconds; what was not changed is done by running it again.
    """

    def handle(self, *args, database, **options):
        connection = connections[database]
        if connection.vendor != "postgresql":
            return super().handle(*args, database=database, **options)
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{SECONDS}s'")
        try:
            return super().handle(*args, database=database, **options)
        except OperationalError as error:
            raise CommandError(f"{' '.join(str(error).split())}. Run it again.") from error
        finally:
            connection.close()

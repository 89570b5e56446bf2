from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from khojaly.data.releases import NothingNew, NothingPublished, make_release


class Command(BaseCommand):
    """Make a dated release of all published data, once for each position of the ledger."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--site",
            default=settings.SITE,
            help="address of the site that the data names, such as https://khojaly.example",
        )

    def handle(self, *args, site, **options):
        try:
            folder = make_release(site.rstrip("/"))
        except NothingNew as found:
            self.stdout.write(f"Nothing was published since the release {found}.")
        except OSError as error:
            raise CommandError(f"No release was made: {error}") from error
        except NothingPublished:
            raise CommandError("Nothing has been published yet, so there is no data.") from None
        else:
            self.stdout.write(f"Made the release {folder.name}.")

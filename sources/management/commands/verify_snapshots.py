from django.core.management.base import BaseCommand, CommandError

from sources.models import Snapshot
from sources.snapshots import damaged


class Command(BaseCommand):
    help = "Recomputes the SHA-256 of every stored copy; names what is missing or was changed."

    def handle(self, *args, **options):
        snapshots = Snapshot.objects.select_related("source").order_by("pk")
        found = [(each, what) for each in snapshots if (what := damaged(each))]
        for each, what in found:
            self.stderr.write(f"{each.source.identifier} {each.sha256}: {what}")
        if found:
            raise CommandError(f"{len(found)} of {len(snapshots)} copies are not as recorded.")
        self.stdout.write(f"{len(snapshots)} copies are what the record says.")

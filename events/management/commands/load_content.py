from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from events.loading import load_content

FIRST_REASON = "Entered from the research on which this record is based."


class Command(BaseCommand):
    """Load the fixtures: validate each object, publish what changed, do nothing when run twice."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=settings.CONTENT_DIR)
        parser.add_argument("--reason", default=FIRST_REASON, help="shown with each new version")

    def handle(self, *args, folder, reason, **options):
        try:
            outcome = load_content(folder, reason, progress=self.stdout.write)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(self._summary(outcome))
        for identifier in outcome.left_alone:
            self.stdout.write(f"{identifier} was edited on this site and is left as it is.")

    def _summary(self, outcome):
        if not outcome.changed:
            return "The content is up to date."
        return f"{len(outcome.made)} objects published, {len(outcome.updated)} brought up to date."

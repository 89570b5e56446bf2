from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from khojaly.accounts.second_factor import reset


class Command(BaseCommand):
    """Take someone's second factor away, after they lost it; the next sign-in sets up a new one."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--reason", required=True, help="kept in the audit")

    def handle(self, *args, username, reason, **options):
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account {username}.")
        reset(user, reason)
        self.stdout.write(f"{username} sets up a new second factor at the next sign-in.")

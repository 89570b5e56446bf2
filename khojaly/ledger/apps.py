from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "khojaly.ledger"
    label = "ledger"

    def ready(self):
        from .append_only import protect_after_migration

        post_migrate.connect(protect_after_migration)

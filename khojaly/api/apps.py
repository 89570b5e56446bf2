from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ApiConfig(AppConfig):
    name = "khojaly.api"
    label = "api"

    def ready(self):
        from khojaly.ledger.publishing import published

        from .projection import catch_up, index_published

        published.connect(index_published)
        post_migrate.connect(catch_up, sender=self)
